namespace HumasApi.Contract;

/// <summary>Problems that any request can meet: its address, its headers, its body, and the state of the service.</summary>
internal static partial class Problems
{
    public static readonly ProblemCode MalformedRequest = new(
        "malformed-request",
        400,
        new("The request cannot be understood.", "Permintaan tidak dapat dipahami."),
        new("See errors for each place.", "Lihat errors untuk setiap letaknya.")
    );

    public static readonly ProblemCode NoSuchAddress = new(
        "no-such-address",
        404,
        new("There is nothing at this address.", "Tidak ada apa pun di alamat ini."),
        new("See /docs for what this service offers.", "Lihat /docs untuk yang ditawarkan layanan ini.")
    );

    public static readonly ProblemCode NotFound = new(
        "not-found",
        404,
        new("Not found.", "Tidak ditemukan."),
        new(
            "There is no such record, or it is not public. Look for it in the list.",
            "Data seperti itu tidak ada, atau tidak untuk umum. Carilah di daftarnya."
        )
    );

    public static readonly ProblemCode MethodNotAllowed = new(
        "method-not-allowed",
        405,
        new("This method is not allowed here.", "Metode ini tidak diperbolehkan di sini."),
        new("Use a method of the header Allow.", "Gunakan metode yang tercantum pada tajuk Allow.")
    );

    public static readonly ProblemCode Refused = new(
        "refused",
        400,
        new("The request was refused before it was read.", "Permintaan ditolak sebelum dibaca."),
        new("Compare it with /docs.", "Bandingkan dengan /docs.")
    );

    public static readonly ProblemCode BodyTooLarge = new(
        "body-too-large",
        413,
        new("The body is too large.", "Isi permintaan terlalu besar."),
        new("Send less in one request.", "Kirim lebih sedikit dalam satu permintaan.")
    );

    public static readonly ProblemCode UnsupportedMediaType = new(
        "unsupported-media-type",
        415,
        new("This content type is not supported.", "Jenis konten ini tidak didukung."),
        new("Send JSON in UTF-8.", "Kirim JSON dalam UTF-8.")
    );

    public static readonly ProblemCode UnsupportedEncoding = new(
        "unsupported-encoding",
        415,
        new("This content encoding is not supported.", "Pengodean konten ini tidak didukung."),
        new(
            "Compress the body with gzip, br or deflate, or not at all.",
            "Kompresi isi permintaan dengan gzip, br, atau deflate, atau tidak sama sekali."
        )
    );

    public static readonly ProblemCode MalformedEncoding = new(
        "malformed-encoding",
        400,
        new("The body cannot be unpacked.", "Isi permintaan tidak dapat diekstrak."),
        new(
            "Send a body that Content-Encoding describes, or leave the header out.",
            "Kirim isi yang sesuai dengan Content-Encoding, atau hilangkan header itu."
        )
    );

    public static readonly ProblemCode EmptyBody = new(
        "empty-body",
        400,
        new("The body is empty.", "Isi permintaan kosong."),
        new("Send a JSON object.", "Kirim sebuah objek JSON.")
    );

    public static readonly ProblemCode InvalidUtf8 = new(
        "invalid-utf8",
        400,
        new("The body is not valid UTF-8.", "Isi permintaan bukan UTF-8 yang valid."),
        new("Encode it as UTF-8.", "Kodekan sebagai UTF-8.")
    );

    public static readonly ProblemCode MalformedJson = new(
        "malformed-json",
        400,
        new("The body is not a well-formed JSON object.", "Isi permintaan bukan objek JSON yang benar."),
        new("Write it with a JSON library.", "Buatlah dengan pustaka JSON.")
    );

    public static readonly ProblemCode DuplicateMember = new(
        "duplicate-member",
        400,
        new("A member of the JSON object is repeated.", "Properti objek JSON berulang."),
        new("Send each member once.", "Kirim setiap properti satu kali.")
    );

    public static readonly ProblemCode TooManyMembers = new(
        "too-many-members",
        400,
        new("An object of the body has too many members.", "Sebuah objek dalam isi permintaan memiliki terlalu banyak properti."),
        new("Send only the members of the schema.", "Kirim hanya properti yang ada pada skema.")
    );

    public static readonly ProblemCode TooManyValues = new(
        "too-many-values",
        400,
        new("The body holds too many values.", "Isi permintaan memuat terlalu banyak nilai."),
        new("Send less in one request.", "Kirim lebih sedikit dalam satu permintaan.")
    );

    public static readonly ProblemCode UnknownMember = new(
        "unknown-member",
        422,
        new("The body has a member that does not exist.", "Isi permintaan memuat properti yang tidak ada."),
        new("Correct its name, or leave it out.", "Perbaiki namanya, atau jangan sertakan.")
    );

    public static readonly ProblemCode WrongType = new(
        "wrong-type",
        422,
        new("A member has a value of another type.", "Sebuah properti berisi nilai dengan tipe lain."),
        new("Send the type of the schema.", "Kirim tipe yang tertulis pada skema.")
    );

    public static readonly ProblemCode ReadOnly = new(
        "read-only",
        422,
        new("A member is set by the service.", "Sebuah properti diisi oleh layanan."),
        new("Leave it out, or send the value that you read.", "Jangan sertakan, atau kirim nilai yang Anda baca.")
    );

    public static readonly ProblemCode UnknownValue = new(
        "unknown-value",
        422,
        new("This is not one of the possible values.", "Ini bukan salah satu nilai yang mungkin."),
        new("Use a value of the schema.", "Gunakan nilai yang tertulis pada skema.")
    )
    {
        OtherStatus = 400,
    };

    public static readonly ProblemCode Required = new(
        "required",
        422,
        new("This is required.", "Ini wajib diisi."),
        new("Give a value.", "Berikan nilainya.")
    )
    {
        OtherStatus = 400,
    };

    public static readonly ProblemCode TooLong = new(
        "too-long",
        422,
        new("The text is too long.", "Teks terlalu panjang."),
        new("Shorten it.", "Persingkatlah.")
    )
    {
        OtherStatus = 400,
    };

    public static readonly ProblemCode TooMany = new(
        "too-many",
        422,
        new("The list has too many values.", "Daftar memuat terlalu banyak nilai."),
        new("Send fewer.", "Kirim lebih sedikit.")
    )
    {
        OtherStatus = 400,
    };

    public static readonly ProblemCode ControlCharacter = new(
        "control-character",
        422,
        new("The text has control characters.", "Teks memuat karakter kontrol."),
        new("Remove them.", "Hapuslah.")
    )
    {
        OtherStatus = 400,
    };

    public static readonly ProblemCode OutOfRange = new(
        "out-of-range",
        422,
        new("The value is not within its limits.", "Nilai di luar batasnya."),
        new("Send a value within them.", "Kirim nilai di dalam batas itu.")
    )
    {
        OtherStatus = 400,
    };

    public static readonly ProblemCode InTheFuture = new(
        "in-the-future",
        422,
        new("The time is in the future.", "Waktu ini di masa depan."),
        new("Send a time that has passed.", "Kirim waktu yang sudah lewat.")
    )
    {
        OtherStatus = 400,
    };

    public static readonly ProblemCode InThePast = new(
        "in-the-past",
        422,
        new("This time has passed.", "Waktu ini sudah lewat."),
        new("Send a later one.", "Kirim waktu yang lebih kemudian.")
    );

    public static readonly ProblemCode OffsetMissing = new(
        "offset-missing",
        422,
        new("The time has no offset from UTC.", "Waktu tidak memuat selisih dari UTC."),
        new("Add Z or an offset: 2022-10-12T17:16:00+07:00.", "Tambahkan Z atau selisihnya: 2022-10-12T17:16:00+07:00.")
    )
    {
        OtherStatus = 400,
    };

    public static readonly ProblemCode MalformedUrl = new(
        "malformed-url",
        422,
        new("This is not a web address.", "Ini bukan alamat web."),
        new(
            "Send an absolute http(s) address without user name and password.",
            "Kirim alamat http(s) lengkap tanpa nama pengguna dan kata sandi."
        )
    )
    {
        OtherStatus = 400,
    };

    public static readonly ProblemCode MalformedSlug = new(
        "malformed-slug",
        422,
        new("This is not a slug.", "Ini bukan slug."),
        new("Use a-z, 0-9 and single hyphens between them.", "Gunakan a-z, 0-9, dan satu tanda hubung di antaranya.")
    )
    {
        OtherStatus = 400,
    };

    public static readonly ProblemCode MalformedMediaType = new(
        "malformed-media-type",
        422,
        new("This is not a media type.", "Ini bukan jenis media."),
        new("Send one such as image/jpeg.", "Gunakan jenis media seperti image/jpeg.")
    );

    public static readonly ProblemCode UnknownTimeZone = new(
        "unknown-time-zone",
        422,
        new("This is not an IANA time zone.", "Ini bukan zona waktu IANA."),
        new(
            "Use Asia/Jakarta, Asia/Makassar or Asia/Jayapura, for example.",
            "Gunakan misalnya Asia/Jakarta, Asia/Makassar, atau Asia/Jayapura."
        )
    )
    {
        OtherStatus = 400,
    };

    public static readonly ProblemCode UnknownReference = new(
        "unknown-reference",
        422,
        new("The record that is named does not exist.", "Data yang disebut tidak ada."),
        new("Create it first, or correct its slug or id.", "Buat dahulu, atau perbaiki slug atau id-nya.")
    );

    public static readonly ProblemCode ReferenceMismatch = new(
        "reference-mismatch",
        422,
        new("slug and id name two different records.", "slug dan id menyebut dua data berbeda."),
        new("Send one of them.", "Kirim salah satu.")
    );

    public static readonly ProblemCode SlugTaken = new(
        "slug-taken",
        409,
        new("The slug belongs, or once belonged, to another record.", "Slug ini milik, atau pernah menjadi milik, data lain."),
        new("Choose another one.", "Pilih slug lain.")
    );

    public static readonly ProblemCode SlugMismatch = new(
        "slug-mismatch",
        422,
        new("The slug in the body is another one than in the path.", "Slug pada isi berbeda dari slug pada jalur."),
        new("To rename a record, PATCH it.", "Untuk mengganti slug, gunakan PATCH.")
    );

    public static readonly ProblemCode InUse = new(
        "in-use",
        409,
        new("Other records refer to this one, so it cannot be deleted.", "Data lain merujuk ke data ini, jadi tidak dapat dihapus."),
        new("Remove the references first.", "Hapus rujukannya dahulu.")
    );

    public static readonly ProblemCode ValidationFailed = new(
        "validation-failed",
        422,
        new("The content is not valid.", "Isi permintaan tidak valid."),
        new("See errors for each place.", "Lihat errors untuk setiap letaknya.")
    );

    public static readonly ProblemCode IfMatchRequired = new(
        "if-match-required",
        428,
        new("If-Match is required.", "If-Match diperlukan."),
        new(
            "Send If-Match with the version you read (the ETag of the item), so that you cannot overwrite what you have not seen.",
            "Kirim If-Match berisi versi yang Anda baca (ETag data itu), agar Anda tidak menimpa perubahan yang belum Anda lihat."
        )
    );

    public static readonly ProblemCode MalformedIfMatch = new(
        "malformed-if-match",
        400,
        new("If-Match is not a version.", "If-Match bukan versi."),
        new("Send one version in quotes: \"3\".", "Kirim satu versi dalam tanda kutip: \"3\".")
    );

    public static readonly ProblemCode VersionMismatch = new(
        "version-mismatch",
        412,
        new("The item has changed since you read it.", "Data telah berubah sejak Anda membacanya."),
        new("Read it again, apply your change to it, and repeat.", "Baca kembali, terapkan perubahan Anda, lalu ulangi.")
    );

    public static readonly ProblemCode DoesNotExist = new(
        "does-not-exist",
        412,
        new(
            "The record does not exist, and If-Match requires that it does.",
            "Data tidak ada, sedangkan If-Match mensyaratkan data itu ada."
        ),
        new("Leave If-Match out to create it.", "Jangan sertakan If-Match untuk membuatnya.")
    );

    public static readonly ProblemCode ExistsAlready = new(
        "exists-already",
        412,
        new(
            "The record exists, and If-None-Match requires that it does not.",
            "Data sudah ada, sedangkan If-None-Match mensyaratkan data itu belum ada."
        ),
        new("Read it, and change it with If-Match.", "Baca, lalu ubah dengan If-Match.")
    );

    public static readonly ProblemCode ConcurrentChange = new(
        "concurrent-change",
        409,
        new("Somebody changed this at the same moment.", "Seseorang mengubahnya pada saat yang sama."),
        new("Read it again and repeat.", "Baca kembali lalu ulangi.")
    );

    public static readonly ProblemCode MalformedIdempotencyKey = new(
        "malformed-idempotency-key",
        400,
        new("Idempotency-Key is not one key.", "Idempotency-Key bukan satu kunci."),
        new(
            "Send printable ASCII characters without spaces; a UUID is a good key.",
            "Kirim karakter ASCII yang dapat dicetak tanpa spasi; misalnya UUID."
        )
    );

    public static readonly ProblemCode IdempotencyKeyInUse = new(
        "idempotency-key-in-use",
        409,
        new("A request with this key is still running.", "Permintaan dengan kunci ini masih berjalan."),
        new("Wait for its response, or repeat in a second.", "Tunggu jawabannya, atau ulangi sedetik lagi.")
    );

    public static readonly ProblemCode IdempotencyKeyReused = new(
        "idempotency-key-reused",
        422,
        new("This key was used for another request.", "Kunci ini sudah dipakai untuk permintaan lain."),
        new(
            "Use a new key for each act; repeat a key only with the same body.",
            "Gunakan kunci baru untuk setiap tindakan; ulangi kunci hanya dengan isi yang sama."
        )
    );

    public static readonly ProblemCode SecretNotKept = new(
        "secret-not-kept",
        409,
        new(
            "This was done already, and the secret was shown then; it is not stored.",
            "Ini sudah dilakukan, dan rahasianya sudah ditampilkan saat itu; rahasia tidak disimpan."
        ),
        new(
            "If that response was lost, rotate the key, or create another link.",
            "Bila jawabannya hilang, rotasi kunci, atau buat tautan baru."
        )
    );

    public static readonly ProblemCode ResponseNotKept = new(
        "response-not-kept",
        409,
        new(
            "This was done already; the response was too large to be kept.",
            "Ini sudah dilakukan; jawabannya terlalu besar untuk disimpan."
        ),
        new("Read the record instead.", "Bacalah datanya.")
    );

    public static readonly ProblemCode ServerBusy = new(
        "server-busy",
        503,
        new("The service is busy.", "Layanan sedang sibuk."),
        new(
            "Too many texts are being processed at the moment. Try again in a few seconds.",
            "Terlalu banyak naskah sedang diproses. Coba lagi dalam beberapa detik."
        )
    );

    public static readonly ProblemCode Busy = new(
        "busy",
        503,
        new("Too many large responses are being sent.", "Terlalu banyak jawaban besar sedang dikirim."),
        new(
            "Try again in a few seconds, one request at a time, or ask for smaller pages.",
            "Coba lagi dalam beberapa detik, satu permintaan setiap kali, atau minta halaman yang lebih kecil."
        )
    );

    public static readonly ProblemCode DatabaseUnavailable = new(
        "database-unavailable",
        503,
        new("The service is not available at the moment.", "Layanan sedang tidak tersedia."),
        new("The database does not answer. Try again in a few seconds.", "Basis data tidak menjawab. Coba lagi dalam beberapa detik.")
    );

    public static readonly ProblemCode DatabaseUpgraded = new(
        "database-upgraded",
        503,
        new("The service is being upgraded.", "Layanan sedang ditingkatkan."),
        new(
            "A newer version has changed the database, and this instance cannot do what was asked. Try again in a minute.",
            "Versi yang lebih baru telah mengubah basis data, sehingga instans ini tidak dapat memenuhi permintaan. "
                + "Coba lagi dalam satu menit."
        )
    );

    public static readonly ProblemCode InternalError = new(
        "internal-error",
        500,
        new("An internal error occurred.", "Terjadi kesalahan internal."),
        new(
            "It was logged with this traceId; quote it when you report it.",
            "Kesalahan telah dicatat dengan traceId ini; sertakan traceId ini saat melapor."
        )
    );
}
