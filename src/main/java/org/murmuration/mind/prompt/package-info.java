/** From a situation to what a model is shown. Knows no experiment and no provider. */
package org.murmuration.mind.prompt;
