namespace HumasApi.Contract;

/// <summary>Problems of query parameters: filters, sorts, pages.</summary>
internal static partial class Problems
{
    public static readonly ProblemCode UnknownParameter = new(
        "unknown-parameter",
        400,
        new("There is no such parameter here.", "Parameter seperti itu tidak ada di sini."),
        new("Correct its name, or leave it out.", "Perbaiki namanya, atau jangan sertakan.")
    );

    public static readonly ProblemCode RepeatedParameter = new(
        "repeated-parameter",
        400,
        new("A parameter is given more than once.", "Sebuah parameter diberikan lebih dari satu kali."),
        new("Give it once; a list takes commas.", "Berikan satu kali; daftar memakai koma.")
    );

    public static readonly ProblemCode EmptyValue = new(
        "empty-value",
        400,
        new("A parameter is empty.", "Sebuah parameter kosong."),
        new("Give a value or leave it out.", "Beri nilai atau jangan sertakan.")
    );

    public static readonly ProblemCode MalformedId = new(
        "malformed-id",
        400,
        new("This is not an id.", "Ini bukan id."),
        new("An id is a UUID.", "Id adalah UUID.")
    );

    public static readonly ProblemCode MalformedDate = new(
        "malformed-date",
        400,
        new("This is not a date.", "Ini bukan tanggal."),
        new("Send a date such as 2022-10-12, from 1800 on.", "Gunakan tanggal seperti 2022-10-12, mulai 1800.")
    );

    public static readonly ProblemCode MalformedTime = new(
        "malformed-time",
        400,
        new("This is not a time.", "Ini bukan waktu."),
        new("Send a time such as 2022-10-12T10:16:00Z.", "Gunakan waktu seperti 2022-10-12T10:16:00Z.")
    );

    public static readonly ProblemCode PlusNotEscaped = new(
        "plus-not-escaped",
        400,
        new("A + in a query means a space.", "Tanda + pada kueri berarti spasi."),
        new("Write the offset as %2B07:00, or use Z.", "Tulis selisihnya sebagai %2B07:00, atau gunakan Z.")
    );

    public static readonly ProblemCode MalformedCursor = new(
        "malformed-cursor",
        400,
        new("This is not a cursor of this service.", "Ini bukan kursor layanan ini."),
        new("Start without one.", "Mulailah tanpa kursor.")
    );

    public static readonly ProblemCode CursorMismatch = new(
        "cursor-mismatch",
        400,
        new("This cursor belongs to a list with other filters or another sort.", "Kursor ini milik daftar dengan filter atau urutan lain."),
        new("Keep them, or start without a cursor.", "Pertahankan filter dan urutannya, atau mulai tanpa kursor.")
    );

    public static readonly ProblemCode CursorAndPage = new(
        "cursor-and-page",
        400,
        new("cursor and page exclude each other.", "cursor dan page tidak dapat digabung."),
        new("Give one of them.", "Berikan salah satu.")
    );

    public static readonly ProblemCode PageOutOfBounds = new(
        "page-out-of-bounds",
        400,
        new("Pages do not reach that far.", "Nomor halaman tidak menjangkau sejauh itu."),
        new(
            "To go on, follow links.next from the last page: it is a cursor and has no bound.",
            "Untuk melanjutkan, ikuti links.next dari halaman terakhir: itu kursor dan tidak berbatas."
        )
    );

    public static readonly ProblemCode FieldsAndInclude = new(
        "fields-and-include",
        400,
        new("fields and include exclude each other.", "fields dan include tidak dapat digabung."),
        new("Give one of them; body is a field.", "Berikan salah satu; body termasuk field.")
    );

    public static readonly ProblemCode UnknownField = new(
        "unknown-field",
        400,
        new("fields names a member that does not exist.", "fields menyebut properti yang tidak ada."),
        new("Use members of the item.", "Gunakan properti yang dimiliki datanya.")
    );

    public static readonly ProblemCode IdsAlone = new(
        "ids-alone",
        400,
        new("ids excludes other filters.", "ids tidak dapat digabung dengan filter lain."),
        new("Leave the others out; fields and include are fine.", "Jangan sertakan yang lain; fields dan include boleh.")
    );

    public static readonly ProblemCode IdsTooLarge = new(
        "ids-too-large",
        400,
        new("These articles are too large for one response.", "Artikel-artikel ini terlalu besar untuk satu jawaban."),
        new("Ask for fewer ids, or without the body.", "Minta lebih sedikit id, atau tanpa body.")
    );

    public static readonly ProblemCode ModifiedSinceAlone = new(
        "modified-since-alone",
        400,
        new("modifiedSince excludes other filters.", "modifiedSince tidak dapat digabung dengan filter lain."),
        new("Leave the others out.", "Jangan sertakan yang lain.")
    );

    public static readonly ProblemCode ModifiedSinceNeedsSort = new(
        "modified-since-needs-sort",
        400,
        new("modifiedSince needs sort=modifiedAt.", "modifiedSince memerlukan sort=modifiedAt."),
        new("Add it.", "Tambahkan.")
    );

    public static readonly ProblemCode SortNeedsModifiedSince = new(
        "sort-needs-modified-since",
        400,
        new("sort=modifiedAt needs modifiedSince.", "sort=modifiedAt memerlukan modifiedSince."),
        new("Add it.", "Tambahkan.")
    );

    public static readonly ProblemCode EmptyRange = new(
        "empty-range",
        400,
        new("publishedBefore must be after publishedFrom.", "publishedBefore harus sesudah publishedFrom."),
        new("Correct one of the two.", "Perbaiki salah satunya.")
    );

    public static readonly ProblemCode ScopeNeedsUnit = new(
        "scope-needs-unit",
        400,
        new("scope says how far unit reaches.", "scope menyatakan jangkauan unit."),
        new("Add unit=…, or leave scope out.", "Tambahkan unit=…, atau jangan sertakan scope.")
    )
    {
        OtherStatus = 422,
    };

    public static readonly ProblemCode ImportedBeforeNeedsSource = new(
        "imported-before-needs-source",
        400,
        new(
            "importedBefore asks what one system has not sent again.",
            "importedBefore menanyakan apa yang tidak dikirim lagi oleh satu sistem."
        ),
        new("Add source=….", "Tambahkan source=….")
    );

    public static readonly ProblemCode LineNeedsScope = new(
        "line-needs-scope",
        400,
        new("line says which units stand below.", "line menyatakan unit mana yang berada di bawah."),
        new(
            "Add scope=subtree or scope=subtreeThen, or leave line out.",
            "Tambahkan scope=subtree atau scope=subtreeThen, atau jangan sertakan line."
        )
    );

    public static readonly ProblemCode LineNeedsParent = new(
        "line-needs-parent",
        400,
        new("line says on which line parent stands above.", "line menyatakan pada jalur mana parent berada di atas."),
        new("Add parent=…, or leave line out.", "Tambahkan parent=…, atau jangan sertakan line.")
    );

    public static readonly ProblemCode UnitAndTag = new(
        "unit-and-tag",
        400,
        new("unit and tag exclude each other here.", "unit dan tag tidak dapat digabung di sini."),
        new("Give one of them.", "Berikan salah satu.")
    );
}
