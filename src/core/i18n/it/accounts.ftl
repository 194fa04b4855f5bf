account-not-found = Non trovato. Controllare la grafia o digitare una parte del nome; /accounts elenca i propri clienti.
account-near = Non trovato. Simili: { $names }
account-several = Più clienti corrispondono. Quale?
