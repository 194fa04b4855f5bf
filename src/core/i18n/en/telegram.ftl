telegram-sent-privately = Sent to you privately.
telegram-cannot-write = I cannot write to you yet. Open the chat with me, press Start, and ask again.
telegram-open-chat = Open the chat

telegram-form-now = Now: { $value }
telegram-form-keep = Keep
telegram-form-skip = Skip
telegram-form-clear = Clear
telegram-form-back = Back
telegram-form-cancel = Cancel
telegram-form-change = Change
telegram-form-step = { $title }: { $step } of { $count }
telegram-form-check = Nothing is stored yet.
telegram-form-check-fields = Nothing is stored yet. A button changes its line.
telegram-form-empty = not filled in
telegram-form-cancelled = Cancelled, nothing was stored.
telegram-form-date = I read days such as 21.11, 21.11.2026 or 2026-11-21.
telegram-form-choose = Please choose one of the buttons.
