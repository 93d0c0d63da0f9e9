package javax.annotation;

/** Named by the generated code; Debian does not have it, and nothing is run. */
public @interface Generated {
  String[] value();
}
