ask-usage = Usage: npm run ask -- --as HANDLE [--json] "/brief Acme"    asks as that person and prints the answer
ask-nobody = Nobody here goes by “{ $as }”.
