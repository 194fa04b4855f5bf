folder-title = In the import folder: { $files }: { $added } new, { $changed } changed{ $vanished ->
    [0] {""}
   *[other] , { $vanished } gone
}{ $rejected ->
    [0] {""}
   *[other] , { $rejected } rejected
}. Import?
folder-import = Import
folder-discard = Discard
folder-ask = Nothing is imported yet. The files wait in the folder, and are asked about again after four days.
folder-imported = Imported from the folder: { $files }: { $added } new, { $changed } changed{ $vanished ->
    [0] {""}
   *[other] , { $vanished } gone
}{ $rejected ->
    [0] {""}
   *[other] , { $rejected } rejected
}
folder-by = { $by }, { $when }
folder-by-itself = By itself, { $when }: nothing was wrong with it
folder-discarded = Not imported from the folder: { $files }
folder-rejected = { $count ->
    [one] { $files } in the import folder cannot be imported
   *[other] { $files } in the import folder cannot be imported
}
folder-where = Nothing was changed. What was not imported lies in “rejected” there, with a text file that says why. Mended, it can be put into the folder again.
folder-gone = These files are no longer kept, so nothing was done. What lies in the folder is tried anew.
folder-too-large = { $file } is larger than { $size } MB. Larger files are imported where kam-assistant runs: npm run import -- FILE
folder-why-discarded = An administrator discarded it.
