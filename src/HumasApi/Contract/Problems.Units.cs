namespace HumasApi.Contract;

/// <summary>Problems of units and their history.</summary>
internal static partial class Problems
{
    public static readonly ProblemCode MalformedSubKind = new(
        "malformed-sub-kind",
        422,
        new("This is not a kind of technical unit.", "Ini bukan jenis unit teknis."),
        new("Use a-z, 0-9 and hyphens: lapas, rutan, bapas.", "Gunakan a-z, 0-9, dan tanda hubung: lapas, rutan, bapas.")
    );

    public static readonly ProblemCode MalformedEmail = new(
        "malformed-email",
        422,
        new("This is not an e-mail address.", "Ini bukan alamat surel."),
        new("Send one such as humas@example.go.id.", "Gunakan misalnya humas@example.go.id.")
    );

    public static readonly ProblemCode MalformedTemplate = new(
        "malformed-template",
        422,
        new("This is not a template of an address.", "Ini bukan pola alamat."),
        new(
            "Send an absolute http(s) address with {slug} or {id} after its host, and no other braces: https://example.go.id/berita/{slug}",
            "Gunakan alamat http(s) lengkap dengan {slug} atau {id} setelah nama host, tanpa kurung kurawal lain: "
                + "https://example.go.id/berita/{slug}"
        )
    );

    public static readonly ProblemCode CodeTaken = new(
        "code-taken",
        409,
        new("Another unit has this code.", "Unit lain memiliki kode ini."),
        new("Choose another one, or correct that unit.", "Pilih kode lain, atau perbaiki unit itu.")
    );

    public static readonly ProblemCode UnitClosed = new(
        "unit-closed",
        409,
        new("This unit is closed.", "Unit ini sudah tutup."),
        new("Name its successor, or an earlier day.", "Sebutkan unit penerusnya, atau tanggal yang lebih awal.")
    )
    {
        OtherStatus = 422,
    };

    public static readonly ProblemCode UseMove = new(
        "use-move",
        422,
        new("A unit gets another parent by POST …/move.", "Induk unit diganti dengan POST …/move."),
        new("Leave the parent out here.", "Jangan sertakan induk di sini.")
    );

    public static readonly ProblemCode SlugNotDated = new(
        "slug-not-dated",
        422,
        new("An address changes at once, not on a future day.", "Alamat berubah seketika, bukan pada hari mendatang."),
        new("Leave slug out, and PATCH it when the day has come.", "Jangan sertakan slug, lalu PATCH bila harinya tiba.")
    );

    public static readonly ProblemCode LaterEvent = new(
        "later-event",
        409,
        new("Something is recorded for the unit on a later day.", "Ada yang tercatat untuk unit itu pada hari yang lebih kemudian."),
        new("Cancel that first: GET …/units/{id}/events.", "Batalkan dahulu: GET …/units/{id}/events.")
    );

    public static readonly ProblemCode EventOrder = new(
        "event-order",
        409,
        new("On that day it would pass another event of the unit.", "Pada hari itu, peristiwa ini melewati peristiwa lain unit tersebut."),
        new("See GET …/events for the days that are free.", "Lihat GET …/events untuk tanggal yang mungkin.")
    );

    public static readonly ProblemCode SuccessorNotOpen = new(
        "successor-not-open",
        409,
        new(
            "The successor does not work on that day, so it cannot take over then.",
            "Unit penerus tidak bekerja pada hari itu, jadi tidak dapat menerima pada hari itu."
        ),
        new("Choose another day or another successor.", "Pilih hari lain atau unit penerus lain.")
    );

    public static readonly ProblemCode OwnSuccessor = new(
        "own-successor",
        422,
        new("A unit cannot succeed itself.", "Unit tidak dapat menjadi penerus dirinya sendiri."),
        new("Name another unit.", "Sebutkan unit lain.")
    );

    public static readonly ProblemCode HeirNotSuccessor = new(
        "heir-not-successor",
        422,
        new(
            "The archive successor (heir) must be one of the successors.",
            "Unit penerus arsip (heir) harus salah satu dari unit penerusnya."
        ),
        new("Add it to the successors, or name one of them.", "Tambahkan ke daftar penerus, atau sebutkan salah satunya.")
    );

    public static readonly ProblemCode UnitsBelow = new(
        "units-below",
        409,
        new("Units below need a place.", "Unit di bawahnya memerlukan tempat."),
        new("Name an archive successor (heir), or move them first.", "Sebutkan unit penerus arsip (heir), atau pindahkan dahulu.")
    );

    public static readonly ProblemCode NotBelow = new(
        "not-below",
        422,
        new("Only units directly below are given a place here.", "Hanya unit langsung di bawahnya yang diberi tempat di sini."),
        new("Leave the others out; move them by POST …/move.", "Jangan sertakan yang lain; pindahkan dengan POST …/move.")
    );

    public static readonly ProblemCode UnitCycle = new(
        "unit-cycle",
        422,
        new(
            "The new parent stands below this unit, so it cannot stand above it.",
            "Induk baru berada di bawah unit ini, jadi tidak dapat berada di atasnya."
        ),
        new("Name another parent.", "Sebutkan induk lain.")
    );

    public static readonly ProblemCode UnitTooDeep = new(
        "unit-too-deep",
        422,
        new("The tree of units would be too deep.", "Pohon unit akan terlalu dalam."),
        new("Name a parent that stands higher.", "Sebutkan induk yang lebih tinggi.")
    );
}
