namespace HumasApi.Contract;

/// <summary>Problems of articles, tags, review and preview.</summary>
internal static partial class Problems
{
    public static readonly ProblemCode ChangedSinceScheduled = new(
        "changed-since-scheduled",
        409,
        new("The article was edited after it was scheduled.", "Artikel diubah setelah dijadwalkan."),
        new("Read the newest revision and schedule that one.", "Baca revisi terbaru, lalu jadwalkan revisi itu.")
    );

    public static readonly ProblemCode PublishedMeanwhile = new(
        "published-meanwhile",
        409,
        new("Somebody published the article before its scheduled time.", "Artikel sudah diterbitkan sebelum waktu yang dijadwalkan."),
        new(
            "Readers have what was published then. Publish the draft that was begun since, or schedule it again.",
            "Pembaca sudah mendapat versi yang diterbitkan itu. Terbitkan draf yang dibuat sesudahnya, atau jadwalkan lagi."
        )
    );

    public static readonly ProblemCode ArticleGone = new(
        "article-gone",
        410,
        new("This article was unpublished.", "Artikel ini sudah ditarik."),
        new(
            "The member gone says when and why, and what to read instead.",
            "Properti gone menyebut kapan dan mengapa, serta bacaan penggantinya."
        )
    );

    public static readonly ProblemCode PreviewExpired = new(
        "preview-expired",
        410,
        new("This preview link has expired.", "Tautan pratinjau ini sudah kedaluwarsa."),
        new("Ask for a new one.", "Minta tautan baru.")
    );

    public static readonly ProblemCode BodyTooComplex = new(
        "body-too-complex",
        422,
        new("The HTML of the body is more complex than an article needs.", "HTML isi artikel lebih rumit daripada yang diperlukan."),
        new("Simplify it: fewer elements, less nesting.", "Sederhanakan: lebih sedikit elemen dan tingkatan.")
    );

    public static readonly ProblemCode MalformedLanguage = new(
        "malformed-language",
        422,
        new("This is not a language tag (BCP 47).", "Ini bukan tag bahasa (BCP 47)."),
        new("Send one such as id or en.", "Gunakan misalnya id atau en.")
    );

    public static readonly ProblemCode MalformedImportKey = new(
        "malformed-import-key",
        400,
        new("This is not an import key.", "Ini bukan kunci impor."),
        new(
            "An import key has 1 to 200 characters of A-Z a-z 0-9 . _ : -",
            "Kunci impor memuat 1 sampai 200 karakter dari A-Z a-z 0-9 . _ : -"
        )
    );

    public static readonly ProblemCode TranslationExists = new(
        "translation-exists",
        409,
        new(
            "These translations already have an article in this language.",
            "Kelompok terjemahan ini sudah memiliki artikel dalam bahasa ini."
        ),
        new("Choose another language, or edit that article.", "Pilih bahasa lain, atau sunting artikel itu.")
    );

    public static readonly ProblemCode TranslationOfSelf = new(
        "translation-of-self",
        422,
        new("An article cannot be a translation of itself.", "Artikel tidak dapat menjadi terjemahan dirinya sendiri."),
        new("Name another article.", "Sebutkan artikel lain.")
    );

    public static readonly ProblemCode RelatedToSelf = new(
        "related-to-self",
        422,
        new("An article cannot be related to itself.", "Artikel tidak dapat terkait dengan dirinya sendiri."),
        new("Name other articles.", "Sebutkan artikel lain.")
    );

    public static readonly ProblemCode ReviewRequired = new(
        "review-required",
        409,
        new("This unit requires review before publishing.", "Unit ini mewajibkan peninjauan sebelum penerbitan."),
        new("Submit the draft: POST …/submit; an editor approves it.", "Ajukan draf: POST …/submit; editor menyetujuinya.")
    );

    public static readonly ProblemCode FourEyes = new(
        "four-eyes",
        409,
        new("The author of the newest revision cannot approve it here.", "Penulis revisi terbaru tidak dapat menyetujuinya di sini."),
        new("Someone else must.", "Harus orang lain.")
    );

    public static readonly ProblemCode IllegalTransition = new(
        "illegal-transition",
        409,
        new("The state of the newest revision does not allow this.", "Status revisi terbaru tidak mengizinkan tindakan ini."),
        new("allowedActions of the article lists what is possible.", "allowedActions pada artikel memuat tindakan yang mungkin.")
    );

    public static readonly ProblemCode CannotReview = new(
        "cannot-review",
        422,
        new("The holder of this id cannot review the article now.", "Pemilik id ini tidak dapat meninjau artikel ini sekarang."),
        new("GET …/reviewers lists who can.", "GET …/reviewers memuat siapa yang dapat.")
    );

    public static readonly ProblemCode NothingToPublish = new(
        "nothing-to-publish",
        409,
        new("The newest revision is already live.", "Revisi terbaru sudah tayang."),
        new("Edit the article first.", "Sunting artikel terlebih dahulu.")
    );

    public static readonly ProblemCode NotLive = new(
        "not-live",
        409,
        new(
            "Readers never saw the article, so there is nothing to unpublish.",
            "Pembaca belum pernah melihat artikel ini, jadi tidak ada yang dapat ditarik."
        ),
        new("Delete it, if it is not needed.", "Hapus bila tidak diperlukan.")
    );

    public static readonly ProblemCode NothingLive = new(
        "nothing-live",
        409,
        new("Nothing is live to go back to.", "Tidak ada versi tayang yang dapat dipulihkan."),
        new(
            "A never published article can be deleted: DELETE /manage/v1/articles/{id}.",
            "Artikel yang belum pernah terbit dapat dihapus: DELETE /manage/v1/articles/{id}."
        )
    );

    public static readonly ProblemCode NoDraft = new(
        "no-draft",
        409,
        new("The newest revision is live; there is no draft to discard.", "Revisi terbaru sedang tayang; tidak ada draf untuk dibuang."),
        new("Nothing needs to be done.", "Tidak perlu dilakukan apa pun.")
    );

    public static readonly ProblemCode WasPublished = new(
        "was-published",
        409,
        new("Readers have seen this article, so it cannot be deleted.", "Pembaca sudah melihat artikel ini, jadi tidak dapat dihapus."),
        new("Unpublish it: POST …/unpublish.", "Tarik artikel ini: POST …/unpublish.")
    );

    public static readonly ProblemCode NoteNeedsGone = new(
        "note-needs-gone",
        422,
        new(
            "A public note needs \"as\": \"gone\"; notFound shows readers nothing.",
            "Catatan untuk pembaca memerlukan \"as\": \"gone\"; notFound tidak menampilkan apa pun."
        ),
        new("Send \"as\": \"gone\", or leave the note out.", "Kirim \"as\": \"gone\", atau jangan sertakan catatannya.")
    );

    public static readonly ProblemCode NoteNeedsMajor = new(
        "note-needs-major",
        422,
        new(
            "A public note needs \"update\": \"major\"; minor updates are not announced to readers.",
            "Catatan untuk pembaca memerlukan \"update\": \"major\"; pembaruan minor tidak diumumkan kepada pembaca."
        ),
        new("Send \"update\": \"major\", or leave the note out.", "Kirim \"update\": \"major\", atau jangan sertakan catatannya.")
    );

    public static readonly ProblemCode NoteNeedsUpdate = new(
        "note-needs-update",
        422,
        new("This is the first publish; there is no change to announce.", "Ini penerbitan pertama; tidak ada perubahan untuk diumumkan."),
        new("Leave changeNote out.", "Jangan sertakan changeNote.")
    );

    public static readonly ProblemCode EditedSinceImport = new(
        "edited-since-import",
        409,
        new("A person has edited this article since the last import.", "Seseorang telah menyunting artikel ini sejak impor terakhir."),
        new("To replace the edit, send overwrite=true.", "Untuk menggantinya, kirim overwrite=true.")
    );

    public static readonly ProblemCode UnpublishedSinceImport = new(
        "unpublished-since-import",
        409,
        new(
            "A person unpublished this article, and a script cannot undo that.",
            "Seseorang telah menarik artikel ini, dan skrip tidak dapat membatalkannya."
        ),
        new("Publish it by POST …/publish, or leave \"publish\" out.", "Terbitkan dengan POST …/publish, atau jangan sertakan \"publish\".")
    );

    public static readonly ProblemCode UpdatedBeforePublished = new(
        "updated-before-published",
        422,
        new("updatedAt must not be before publishedAt.", "updatedAt tidak boleh sebelum publishedAt."),
        new("Correct one of the two.", "Perbaiki salah satunya.")
    );

    public static readonly ProblemCode UpdatedNeedsPublish = new(
        "updated-needs-publish",
        422,
        new(
            "updatedAt is shown to readers, so it needs \"publish\": true.",
            "updatedAt ditampilkan kepada pembaca, jadi memerlukan \"publish\": true."
        ),
        new("Send both, or neither.", "Kirim keduanya, atau jangan keduanya.")
    );

    public static readonly ProblemCode TooManyLinks = new(
        "too-many-links",
        409,
        new("There are as many links as there may be.", "Jumlah tautan sudah mencapai batas."),
        new("Remove one that is no longer needed.", "Hapus salah satu yang tidak diperlukan lagi.")
    );

    public static readonly ProblemCode TooManySynonyms = new(
        "too-many-synonyms",
        409,
        new("There are as many rules of synonyms as there may be.", "Jumlah aturan sinonim sudah mencapai batas."),
        new("Remove one that is no longer needed.", "Hapus salah satu yang tidak diperlukan lagi.")
    );

    public static readonly ProblemCode TagMerged = new(
        "tag-merged",
        409,
        new("This tag was merged into another one.", "Tag ini telah digabung ke tag lain."),
        new("Send changes to that one.", "Kirim perubahan ke tag itu.")
    );

    public static readonly ProblemCode MergeIntoSelf = new(
        "merge-into-self",
        409,
        new("A tag cannot be merged into itself.", "Tag tidak dapat digabung ke dirinya sendiri."),
        new("Name another tag.", "Sebutkan tag lain.")
    );
}
