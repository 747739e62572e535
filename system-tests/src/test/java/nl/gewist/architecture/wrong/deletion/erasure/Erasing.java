package nl.gewist.architecture.wrong.deletion.erasure;

/** Behind an interface, where a search for the type alone would miss it. */
public interface Erasing {
    void erase();
}
