// No code: a precompiled header needs a source that it is compiled for.
