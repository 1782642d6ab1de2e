/** What extensions implement: how messages travel, where results go, where tests come from. */
@NullMarked
package io.orcastrike.spi;

import org.jspecify.annotations.NullMarked;
