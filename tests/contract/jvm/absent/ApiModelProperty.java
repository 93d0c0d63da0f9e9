package io.swagger.annotations;

/** Named by the generated code; Debian does not have it, and nothing is run. */
public @interface ApiModelProperty {
  String value() default "";

  String example() default "";

  boolean required() default false;
}
