file-kept-voice = Voice message kept, { $seconds } s
file-kept-photo = Photo kept
file-kept-document = File kept
file-kept-where = It stays in { $platform }; I remember which one it is.
