"""The county map: a choropleth with labels, leaders, insets and its legend.

`labels` tells how labels find their places.
"""
