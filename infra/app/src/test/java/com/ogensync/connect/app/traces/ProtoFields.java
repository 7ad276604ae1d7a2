package com.ogensync.connect.app.traces;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The length-delimited fields of a message in protobuf's wire format. */
record ProtoFields(List<Field> fields) {

    record Field(int number, ByteBuffer bytes) {

        byte[] copied() {
            var copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            return copy;
        }
    }

    static ProtoFields of(byte[] message) {
        var in = ByteBuffer.wrap(message);
        var fields = new ArrayList<Field>();
        while (in.hasRemaining()) {
            var tag = varint(in);
            switch ((int) tag & 7) {
                case 0 -> varint(in);
                case 1 -> in.getLong();
                case 2 -> {
                    var bytes = new byte[(int) varint(in)];
                    in.get(bytes);
                    fields.add(new Field((int) (tag >>> 3), ByteBuffer.wrap(bytes)));
                }
                case 5 -> in.getInt();
                default -> throw new IllegalArgumentException("No such wire type: " + (tag & 7));
            }
        }
        return new ProtoFields(fields);
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (var shift = 0; ; shift += 7) {
            var next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private Stream<byte[]> all(int number) {
        return fields.stream().filter(it -> it.number == number).map(Field::copied);
    }

    Stream<ProtoFields> messages(int number) {
        return all(number).map(ProtoFields::of);
    }

    String text(int number) {
        return all(number)
                .findFirst()
                .map(it -> new String(it, StandardCharsets.UTF_8))
                .orElse("");
    }

    String hex(int number) {
        return all(number).findFirst().map(HexFormat.of()::formatHex).orElse("");
    }
}
