"""What idles: constants, predicates and word lists that change no finding on any set, whatever is done to them."""
