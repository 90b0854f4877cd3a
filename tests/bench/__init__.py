"""Measures the program against marked data: `quality.py` how right it is, `speed.py` what it costs."""
