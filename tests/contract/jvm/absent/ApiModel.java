package io.swagger.annotations;

/** Named by the generated code; Debian does not have it, and nothing is run. */
public @interface ApiModel {
  String value() default "";

  String description() default "";
}
