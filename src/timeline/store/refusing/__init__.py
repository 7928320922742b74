"""Every reason to refuse a text as a store, each in a file of its own, in the order in which they are looked for.

`quick_look` decides whether a text needs the slow walk. `git_conflict` finds what Git could not join, `yaml_syntax`
explains what is no YAML, `yaml_features` what is
YAML and not for a store. `node_shapes` and `node_values` check single keys, `event_walk` and `store_walk` all of them.
"""
