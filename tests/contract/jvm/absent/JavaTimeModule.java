package com.fasterxml.jackson.datatype.jsr310;

/** Named by the generated code; Debian does not have it, and nothing is run. */
public class JavaTimeModule extends com.fasterxml.jackson.databind.module.SimpleModule {}
