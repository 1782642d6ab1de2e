package io.orcastrike.html;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that need Chromium and its driver: run with {@code -Pmachine}. */
@Tag("machine")
@ExtendWith(Browser.Shared.class)
@Retention(RetentionPolicy.RUNTIME)
@interface InBrowser {}
