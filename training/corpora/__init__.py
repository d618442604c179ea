"""The corpora that the model is trained on, each turned into the common form.  What each is: the data's own README."""
