file-kept-voice = Messaggio vocale ricevuto, { $seconds } s
file-kept-photo = Foto ricevuta
file-kept-document = File ricevuto
file-kept-where = Il file resta in { $platform }; qui ne è annotato il riferimento.
