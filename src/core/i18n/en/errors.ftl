error-unknown-command = I do not know this command. /help lists what I can do.
error-not-permitted = Your role does not include this. Ask your administrator if you need it.
error-too-long = This is too long for a command, so nothing was done. Please shorten it to 4,000 characters.
error-stale-button = This button is no longer valid. Please ask again.
error-form-not-understood = I could not read this form, so nothing was stored. Please open it again.
error-database-away = The database is not answering, so nothing was done. Please try again in a minute.
error-our-bug = This failed through a fault of ours and nothing was changed. It has been recorded for your administrator; please try again later.
error-still-working = The first sending is still being worked on. Its answer will appear in the chat.
