/** The whole program from outside: real processes, a real server, real sound and pictures, in a network of their own. */
package dev.parley.app.endtoend;
