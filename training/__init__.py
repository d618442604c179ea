"""Makes what the package ships: the reader's model, the weights of linking and the table of rarity.  Never imported by it."""
