package nl.gewist.deletion.erasing.world;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Free text of which is known, without searching, where it speaks of whom. */
record Text(List<Piece> pieces) {

    /** @param of id of whom it identifies, or null for other words */
    record Piece(String words, @Nullable String of) {}

    boolean speaksOf(Collection<String> people) {
        return pieces.stream().anyMatch(piece -> piece.of() != null && people.contains(piece.of()));
    }

    Text without(Collection<String> people) {
        return new Text(pieces.stream()
                .map(piece -> piece.of() != null && people.contains(piece.of()) ? new Piece("[gewist]", null) : piece)
                .toList());
    }

    @Override
    public String toString() {
        return pieces.stream().map(Piece::words).collect(Collectors.joining());
    }
}
