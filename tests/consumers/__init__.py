"""What was written, opened by what people open it with.

`.ci/consumers` installs these programs, and there a missing one is a failure; elsewhere its tests are skipped.
"""
