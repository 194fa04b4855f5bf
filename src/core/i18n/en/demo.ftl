demo-usage = Usage: npm run demo -- reset    makes the demo company anew, relative to today
demo-made = The demo company is made anew, as of today. To begin: /brief Acme
demo-real-company = This database holds a real company, not the demo, so nothing was changed.
