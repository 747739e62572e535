package nl.gewist.deletion.erasing.world;

/** Somebody in a generated world; those who are gone already have left only rows that no foreign key holds. */
record Person(String id, String first, String last, String email, String phone, boolean gone) {

    String name() {
        return first + " " + last;
    }
}
