namespace HumasApi.Contract;

/// <summary>Problems of webhooks.</summary>
internal static partial class Problems
{
    public static readonly ProblemCode AddressNotAllowed = new(
        "address-not-allowed",
        422,
        new("The service may not call this address.", "Layanan tidak boleh memanggil alamat ini."),
        new(
            "Use an https address on a public network. The operator can allow others: Humas__Outgoing__AllowedNetworks.",
            "Gunakan alamat https di jaringan publik. Operator dapat mengizinkan yang lain: Humas__Outgoing__AllowedNetworks."
        )
    );

    public static readonly ProblemCode UnknownEvent = new(
        "unknown-event",
        422,
        new("There is no event of this name.", "Tidak ada peristiwa dengan nama ini."),
        new("Use one that the message lists, such as article.published.", "Gunakan yang disebut dalam pesan, misalnya article.published.")
    );

    public static readonly ProblemCode TooManyWebhooks = new(
        "too-many-webhooks",
        409,
        new("There are as many webhooks as there may be.", "Jumlah webhook sudah mencapai batas."),
        new("Delete one that is no longer needed.", "Hapus salah satu yang tidak diperlukan lagi.")
    );

    public static readonly ProblemCode NoEncryptionKey = new(
        "no-encryption-key",
        409,
        new("The service has no key to encrypt secrets with.", "Layanan tidak memiliki kunci untuk mengenkripsi rahasia."),
        new(
            "The operator sets Humas__EncryptionKey, the same on all instances, and starts the service again.",
            "Operator mengisi Humas__EncryptionKey, sama di semua instans, lalu memulai ulang layanan."
        )
    );
}
