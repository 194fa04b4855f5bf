account-not-found = Not found. Please check the spelling or type a part of the name; /accounts lists your clients.
account-near = Not found. Similar: { $names }
account-several = Several clients fit. Which one?
