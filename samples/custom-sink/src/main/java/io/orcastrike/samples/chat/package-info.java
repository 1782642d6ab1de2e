/** Tells a chat what a run came to. */
@NullMarked
package io.orcastrike.samples.chat;

import org.jspecify.annotations.NullMarked;
