namespace HumasApi.Contract;

/// <summary>Problems of copies that follow the newsroom.</summary>
internal static partial class Problems
{
    public static readonly ProblemCode MalformedToken = new(
        "malformed-token",
        400,
        new("This is no token of a sync.", "Ini bukan token sinkronisasi."),
        new("Send meta.token of the last response as it is.", "Kirim meta.token dari jawaban terakhir apa adanya.")
    );

    public static readonly ProblemCode TokenAlone = new(
        "token-alone",
        400,
        new("A token takes no filter beside it.", "Token tidak menerima filter lain."),
        new(
            "Send the token alone, or without it begin again with another filter.",
            "Kirim token saja, atau mulai lagi tanpa token dengan filter lain."
        )
    );

    public static readonly ProblemCode UnmatchedFilter = new(
        "unmatched-filter",
        400,
        new("The filter names nothing public, and would never match.", "Filter ini tidak menunjuk apa pun yang publik."),
        new(
            "Correct the slug or id. A tag is public with its first article.",
            "Perbaiki slug atau id-nya. Sebuah tag menjadi publik bersama artikel pertamanya."
        )
    );

    public static readonly ProblemCode SyncRestart = new(
        "sync-restart",
        410,
        new("The token is too old, or of another newsroom.", "Token terlalu lama, atau berasal dari ruang redaksi lain."),
        new("Begin again at restart.href, and replace all you have.", "Mulai lagi di restart.href, dan ganti seluruh data Anda.")
    );
}
