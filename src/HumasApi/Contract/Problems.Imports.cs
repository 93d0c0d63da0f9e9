namespace HumasApi.Contract;

/// <summary>Problems of imports.</summary>
internal static partial class Problems
{
    public static readonly ProblemCode ImportState = new(
        "import-state",
        409,
        new("The state of the import does not allow this.", "Keadaan impor tidak memungkinkan tindakan ini."),
        new(
            "Only what waits or runs can be paused, only what is paused or failed resumed, and nothing that is done cancelled. See state.",
            "Hanya yang menunggu atau berjalan dapat dijeda, hanya yang dijeda atau gagal dapat dilanjutkan, dan yang selesai tidak dapat "
                + "dibatalkan. Lihat state."
        )
    );

    public static readonly ProblemCode ChunkDiffers = new(
        "chunk-differs",
        409,
        new("Another chunk was received under this number.", "Potongan lain telah diterima dengan nomor ini."),
        new(
            "Cut the file the same way each time; GET …/chunks lists the chunks that are there. Else cancel the import and begin again.",
            "Potong berkas dengan cara yang sama setiap kali; GET …/chunks menampilkan yang sudah ada. Jika tidak, batalkan lalu "
                + "mulai lagi."
        )
    );

    public static readonly ProblemCode ChunkedWithBody = new(
        "chunked-with-body",
        400,
        new("A file that is sent in chunks does not begin here.", "Berkas yang dikirim dalam potongan tidak dimulai di sini."),
        new(
            "Send no body with chunked=true, then the file to …/chunks/1 and so on.",
            "Jangan kirim isi bersama chunked=true; kirim berkasnya ke …/chunks/1 dan seterusnya."
        )
    );

    public static readonly ProblemCode DigestMismatch = new(
        "digest-mismatch",
        400,
        new("The bytes are not those that the digest was computed of.", "Isi yang diterima tidak sesuai dengan digest-nya."),
        new("Send it again. The digest is of the body as it is sent.", "Kirim ulang. Digest dihitung dari isi sebagaimana dikirim.")
    );

    public static readonly ProblemCode MissingChunks = new(
        "missing-chunks",
        409,
        new("The file is not complete.", "Berkas belum lengkap."),
        new("Send the chunks that are missing, then complete it again.", "Kirim potongan yang belum ada, lalu selesaikan lagi.")
    );

    public static readonly ProblemCode AmbiguousDate = new(
        "ambiguous-date",
        422,
        new("The date may be two dates.", "Tanggal ini dapat berarti dua tanggal."),
        new(
            "Say how the file writes dates: dateOrder=dmy or dateOrder=mdy.",
            "Sebutkan urutan tanggal dalam berkas: dateOrder=dmy atau dateOrder=mdy."
        )
    );

    public static readonly ProblemCode BodyNotHtml = new(
        "body-not-html",
        422,
        new("The post is only there in the format of an editor.", "Pos ini hanya tersedia dalam format penyunting."),
        new("Export it with its HTML.", "Ekspor beserta HTML-nya.")
    );

    public static readonly ProblemCode MalformedPair = new(
        "malformed-pair",
        400,
        new("A pair of the list cannot be read.", "Satu pasangan dalam daftar ini tidak dapat dibaca."),
        new("Write it as in the example of the parameter.", "Tulis seperti contoh pada parameternya.")
    );

    public static readonly ProblemCode MalformedRow = new(
        "malformed-row",
        422,
        new("The row of the table cannot be read.", "Baris tabel ini tidak dapat dibaca."),
        new("Export the table again, or correct the row.", "Ekspor ulang tabelnya, atau perbaiki barisnya.")
    );

    public static readonly ProblemCode WrongWeekday = new(
        "wrong-weekday",
        422,
        new("The date was another day of the week.", "Tanggal ini jatuh pada hari lain."),
        new("Correct the weekday or the date.", "Perbaiki hari atau tanggalnya.")
    );

    public static readonly ProblemCode MissingNeedsComplete = new(
        "missing-needs-complete",
        400,
        new(
            "What is missing is known only of a file that is complete.",
            "Yang tidak ada lagi hanya dapat diketahui dari berkas yang lengkap."
        ),
        new("Add complete=true if the file is all that the source has.", "Tambahkan complete=true bila berkas memuat seluruh isi sumber.")
    );

    public static readonly ProblemCode TooManyImports = new(
        "too-many-imports",
        409,
        new("Too many imports are unfinished.", "Terlalu banyak impor yang belum selesai."),
        new(
            "Wait until one is done, or cancel one: GET /manage/v1/imports.",
            "Tunggu hingga satu selesai, atau batalkan: GET /manage/v1/imports."
        )
    );

    public static readonly ProblemCode UnknownImportFormat = new(
        "unknown-import-format",
        400,
        new("The file begins like no known format.", "Awal berkas tidak seperti format mana pun yang dikenal."),
        new(
            "Send JSON, CSV, XLSX, RSS or an export of WordPress or Ghost, or name the format.",
            "Kirim JSON, CSV, XLSX, RSS, atau ekspor WordPress atau Ghost, atau sebutkan format."
        )
    );
}
