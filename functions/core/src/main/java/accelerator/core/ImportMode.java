package accelerator.core;

/// How an import treats what earlier ones brought: `FULL` replaces it, `INCREMENTAL` adds to it.
public enum ImportMode {
  FULL,
  INCREMENTAL
}
