/**
 * Load tests by their Maven coordinates. {@link io.orcastrike.maven.MavenLoader} is the way in; all
 * that a repository, a POM or a settings file says is read by Maven's own library.
 */
@NullMarked
package io.orcastrike.maven;

import org.jspecify.annotations.NullMarked;
