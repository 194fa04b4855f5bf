ask-usage = Uso: npm run ask -- --as NOME [--json] "/brief Acme"    chiede a nome di quella persona e stampa la risposta
ask-nobody = Nessuna persona con il nome «{ $as }».
