doctor-usage = Use: npm run doctor
doctor-house = This installation
doctor-settings = Settings
doctor-again = Run npm run doctor again in a minute.
doctor-not-connected = Not connected: { $guide } says how
doctor-away = { $platform } cannot be reached at { $host }: { $reason }
doctor-away-mend = Check this machine's way to the internet (proxy, firewall), and { $variable } if it is set. If both are right, { $platform } may be away: ask again in a few minutes.
doctor-clock = The clock agrees with { $platform }'s
doctor-clock-ahead = The clock of this machine is { $seconds } s ahead of { $platform }'s
doctor-clock-behind = The clock of this machine is { $seconds } s behind { $platform }'s
doctor-clock-mend = Let the system set its clock by itself, such as with: sudo timedatectl set-ntp true

doctor-config = { $problem }
doctor-config-mend = Correct it in .env or in the environment; .env.example explains each setting.
doctor-config-unknown-mend = Correct the name or remove the line.
doctor-database = The database answers and is up to date
doctor-database-away = The database cannot be used: { $reason }
doctor-database-mend = With DATABASE_URL: see that the server runs and that the address is right. Without it: npm start says more.
doctor-key = The key for secrets is there
doctor-key-wrong = The key for secrets cannot be used: { $reason }
doctor-key-mend = Restore the file secret.key of the data folder from a backup, or set KAM_SECRET_KEY to the key that was in it.
doctor-render = A message could not be shown as it was drawn, people got its words alone: { $subject }, { $count ->
    [one] once
   *[other] { $count } times
}, last { $last }
doctor-render-mend = This is a fault of kam-assistant: install its newest version. If it comes back, report the line above; it is in the log too, beside "alarm":"render".

doctor-slack-token = Slack knows the bot: { $bot } in { $workspace }
doctor-slack-token-wrong = Slack refuses SLACK_BOT_TOKEN: { $reason }
doctor-slack-token-mend = api.slack.com/apps → your app → OAuth & Permissions: copy the Bot User OAuth Token (xoxb-…) into SLACK_BOT_TOKEN.
doctor-slack-installed-not = The app is not installed in the workspace any more: { $reason }
doctor-slack-install = api.slack.com/apps → your app → OAuth & Permissions → Reinstall to Workspace, then copy the Bot User OAuth Token (xoxb-…) into SLACK_BOT_TOKEN.
doctor-slack-busy = Slack wants to be asked less often
doctor-slack-unsure = Slack could not be asked fully: { $reason }
doctor-slack-scopes = The app has the { $count } scopes it needs, and no others
doctor-slack-scopes-missing = The app lacks scopes: { $scopes }
doctor-slack-scopes-mend = api.slack.com/apps → your app → App Manifest: paste slack/manifest.yaml, save, then OAuth & Permissions → Reinstall to Workspace.
doctor-slack-scopes-more = The app has scopes it does not need: { $scopes }
doctor-slack-scopes-more-mend = api.slack.com/apps → your app → OAuth & Permissions → Scopes: remove them, then Reinstall to Workspace.
doctor-slack-http = A signing secret is set: Slack delivers to /slack/events at this installation's public address
doctor-slack-signature = What comes as from Slack is not signed with SLACK_SIGNING_SECRET and is turned away: since { $since }, last { $last }
doctor-slack-signature-mend = api.slack.com/apps → your app → Basic Information → App Credentials → Signing Secret → Show: copy it into SLACK_SIGNING_SECRET, start kam-assistant anew (npm start) and type /kam help in Slack. The first delivery that is accepted ends this.
doctor-import-folder = The folder KAM_IMPORT_FOLDER cannot be used, or files in it cannot be moved ({ $subject }): since { $since }, last { $last }
doctor-import-folder-mend = ENOENT: there is no such folder, or it is not mounted. EACCES, EPERM, EROFS: whoever runs kam-assistant may not write there. ENOSPC: the disk is full. Once it can be used, files are taken up by themselves; nothing is lost.
doctor-slack-delivered = The latest delivery from Slack was accepted { $when }
doctor-slack-delivered-none = Nothing has been accepted from Slack yet: type /kam help there
doctor-slack-socket = Slack delivers through Socket Mode
doctor-slack-socket-refused = Slack refuses SLACK_APP_TOKEN: { $reason }
doctor-slack-socket-mend = api.slack.com/apps → your app → Socket Mode: switch it on; then Basic Information → App-Level Tokens: generate one with connections:write and copy it (xapp-…) into SLACK_APP_TOKEN.
doctor-slack-channels = { $count ->
    [0] In no channel yet: /invite the app where it is to work
    [one] In { $count } channel
   *[other] In { $count } channels
}
doctor-slack-channel-left = No longer in the channel { $channel }, where it has written before
doctor-slack-channel-left-mend = If it is to work there: open the channel and type /invite with the app's name.
doctor-slack-channel-archived = The channel #{ $channel } is archived: nothing can be written there
doctor-slack-channel-archived-mend = In the channel's settings choose Unarchive, or use another one.

doctor-telegram-token = Telegram knows the bot: @{ $bot }
doctor-telegram-token-wrong = Telegram refuses TELEGRAM_BOT_TOKEN: { $reason }
doctor-telegram-token-mend = Send /token to @BotFather, choose the bot, and copy what it answers into TELEGRAM_BOT_TOKEN.
doctor-telegram-unsure = Telegram could not be asked fully: { $reason }
doctor-telegram-commands = The commands are offered in each language ({ $languages })
doctor-telegram-commands-missing = The commands are not offered, or not as they are now ({ $languages })
doctor-telegram-commands-mend = Start kam-assistant (npm start), or start it anew: it tells Telegram its commands. Then run npm run doctor again.
doctor-telegram-polling = Telegram is asked for news (long polling)
doctor-telegram-webhook = Telegram delivers to the address in TELEGRAM_WEBHOOK_URL
doctor-telegram-webhook-foreign = Telegram delivers to { $host }, but TELEGRAM_WEBHOOK_URL is not set
doctor-telegram-webhook-foreign-mend = If no other program uses this bot: start kam-assistant anew (npm start), it ends that. Else make a bot of its own with /newbot at @BotFather.
doctor-telegram-webhook-none = Telegram does not deliver to TELEGRAM_WEBHOOK_URL yet
doctor-telegram-webhook-other = Telegram does not deliver to TELEGRAM_WEBHOOK_URL, but to { $host }
doctor-telegram-webhook-mend = Start kam-assistant (npm start), or start it anew: it tells Telegram its address. If the other one comes back, another program uses this bot: make a bot of its own with /newbot at @BotFather.
doctor-telegram-waiting = { $count } updates wait at Telegram
doctor-telegram-waiting-mend = Start kam-assistant (npm start) if it does not run; if it does, they become fewer by themselves.
doctor-telegram-webhook-error = A delivery from Telegram failed { $when }: { $reason }
doctor-telegram-webhook-error-mend = See that kam-assistant runs and that TELEGRAM_WEBHOOK_URL can be reached from the internet by HTTPS, on port 443, 80, 88 or 8443, with a valid certificate.
doctor-telegram-webhook-secret-mend = TELEGRAM_WEBHOOK_SECRET is not the one that Telegram was told: start kam-assistant anew (npm start).
doctor-telegram-no-groups = The bot cannot be added to groups
doctor-telegram-no-groups-mend = Send /setjoingroups to @BotFather, choose the bot, then Enable. If it is for private chats only, leave it.
doctor-telegram-group = May write in the group { $group }
doctor-telegram-group-gone = Cannot write in the group { $group } any more: { $reason }
doctor-telegram-group-gone-mend = If it is to work there: open the group → Add members, and choose the bot.
doctor-telegram-group-muted = May not write in the group { $group }
doctor-telegram-group-muted-mend = Open the group → Edit → Permissions: allow members to send messages, or make the bot an administrator.
doctor-telegram-topics = May write in the group { $group }, but not in its closed topics
doctor-telegram-topics-mend = If it is to: open the group → Edit → Administrators → the bot, and allow Manage topics.

doctor-sum-ok = All is well.
doctor-sum-warn = Everything works; { $count ->
    [one] { $count } thing
   *[other] { $count } things
} to look at.
doctor-sum-fail = { $count ->
    [one] { $count } thing does
   *[other] { $count } things do
} not work. The arrows say what to do.
