/**
 * What a run came to, as one page of HTML that needs nothing else: no network, no server, and no
 * scripts to be read. Java writes the whole page, figures and charts as SVG included; the scripts
 * in it make the charts ones that can be zoomed, sort the tables and lay another run over this one.
 */
@NullMarked
package io.orcastrike.html;

import org.jspecify.annotations.NullMarked;
