/** More requests in an hour than a platform can mean: the surplus waits for a person. */
package nl.gewist.deletion.surge;
