package nl.gewist.datamap;

import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Set;

/** Reads a map file: fideslang under {@code dataset}, Gewist's own statements under {@code gewist}. */
final class MapReader {
    private static final Set<String> TOP = Set.of(
            "dataset",
            "gewist",
            "data_category",
            "data_subject",
            "data_use",
            "evaluation",
            "organization",
            "policy",
            "registry",
            "system");
    private static final Set<String> GEWIST =
            Set.of("version", "stores", "subjects", "collections", "invoices", "owners", "words", "files");

    private MapReader() {}

    static DataMap read(String name, Reader reader) {
        var errors = new MapErrors(name);
        var root = YamlNode.parse(reader, errors);
        var version = "sha256:" + hash(root.canonical());
        errors.throwIfAny();
        var top = root.keys(TOP);
        var datasets = new DatasetReader();
        datasets.read(top.required("dataset"));
        var gewist = top.required("gewist").keys(GEWIST);
        checkFormat(gewist.required("version"));
        var lookup = new MapNames(datasets.collections());
        var stores = StoresReader.read(gewist.required("stores"), datasets.stores());
        var subjects = new SubjectsReader(lookup).read(gewist.required("subjects"));
        var collections = new LinkedHashMap<CollectionName, DataCollection>(datasets.collections());
        collections.putAll(new RulesReader(lookup).read(gewist.get("collections")));
        var map = new DataMap(
                version,
                stores,
                subjects,
                collections,
                new InvoicesReader(lookup).read(gewist.get("invoices")),
                new OwnersReader(lookup).read(gewist.get("owners")),
                new WordsReader(lookup).read(gewist.get("words")),
                new FilesReader(lookup).read(gewist.get("files"), stores));
        if (errors.isEmpty()) {
            new MapRules(map, errors).check();
        }
        errors.throwIfAny();
        return map;
    }

    private static void checkFormat(YamlNode version) {
        var text = version.textOrNull();
        if (text != null && !text.equals("1")) {
            version.error("this Gewist reads format version 1", "write version: 1");
        }
    }

    private static String hash(String canonical) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
