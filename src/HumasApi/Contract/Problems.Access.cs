namespace HumasApi.Contract;

/// <summary>Problems of keys, people, rights and budgets.</summary>
internal static partial class Problems
{
    public static readonly ProblemCode Unauthorized = new(
        "unauthorized",
        401,
        new("A valid key is required.", "Kunci yang valid diperlukan."),
        new("Send Authorization: Bearer <key> with a key of this service.", "Kirim Authorization: Bearer <kunci> dengan kunci layanan ini.")
    );

    public static readonly ProblemCode MissingGrant = new(
        "missing-grant",
        403,
        new("You are not allowed to do this.", "Anda tidak berwenang melakukan ini."),
        new(
            "The member grant names the role and the unit that are missing. GET /manage/v1/me lists your grants.",
            "Properti grant menyebut peran dan unit yang diperlukan. GET /manage/v1/me memuat wewenang Anda."
        )
    );

    public static readonly ProblemCode IdentityProviderUnavailable = new(
        "identity-provider-unavailable",
        503,
        new("Nobody can sign in with this provider at the moment.", "Saat ini tidak ada yang dapat masuk melalui penyedia ini."),
        new(
            "Its keys cannot be read. Try again in a minute, or use a key of this service.",
            "Kunci penyedia tidak dapat dibaca. Coba lagi dalam satu menit, atau gunakan kunci layanan ini."
        )
    );

    public static readonly ProblemCode QuotaExceeded = new(
        "quota-exceeded",
        429,
        new("Too many requests.", "Terlalu banyak permintaan."),
        new("Try again after Retry-After.", "Coba lagi setelah Retry-After.")
    );

    public static readonly ProblemCode AbnormalUsageDetected = new(
        "abnormal-usage-detected",
        429,
        new("Too many failed sign-ins.", "Terlalu banyak percobaan masuk yang gagal."),
        new(
            "Your address sent too many invalid keys. A key that was accepted within the last hour still works.",
            "Alamat Anda mengirim terlalu banyak kunci yang tidak valid. Kunci yang diterima dalam satu jam terakhir tetap diterima."
        )
    );

    public static readonly ProblemCode UnitQuotaExceeded = new(
        "unit-quota-exceeded",
        429,
        new("This unit has stored all it may today.", "Unit ini sudah mencapai kuota hari ini."),
        new(
            "Go on tomorrow, or ask the operator for a higher Humas__Quotas.",
            "Lanjutkan besok, atau minta operator menaikkan Humas__Quotas."
        )
    );

    public static readonly ProblemCode KeyRevoked = new(
        "key-revoked",
        409,
        new("This key was revoked.", "Kunci ini sudah dicabut."),
        new("Create a new one.", "Buat yang baru.")
    );

    public static readonly ProblemCode BeyondOwnKey = new(
        "beyond-own-key",
        422,
        new(
            "The key would be valid for longer, or from other addresses, than yours.",
            "Kunci itu akan berlaku lebih lama, atau dari alamat lain, daripada kunci Anda."
        ),
        new("Restrict it like yours.", "Batasi seperti kunci Anda.")
    )
    {
        OtherStatus = 409,
    };

    public static readonly ProblemCode MalformedAddress = new(
        "malformed-address",
        422,
        new("This is neither an IP address nor a network.", "Ini bukan alamat IP atau jaringan."),
        new("Use 203.0.113.7, 10.0.0.0/8 or 2001:db8::/32, for example.", "Gunakan misalnya 203.0.113.7, 10.0.0.0/8, atau 2001:db8::/32.")
    );

    public static readonly ProblemCode NamedTwice = new(
        "named-twice",
        422,
        new("The same record is named twice.", "Data yang sama disebut dua kali."),
        new("Name each one once.", "Sebutkan masing-masing satu kali.")
    );
}
