using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Html;
using HumasApi.Publishing;
using HumasApi.ReadModel;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Articles;

/// <summary>The result of a save.</summary>
/// <param name="Revision">The newest revision: the new one, or the present one when nothing changed.</param>
/// <param name="Warnings">Warnings about what was removed from the body.</param>
/// <param name="Changed">False when the input changes nothing; then nothing was written.</param>
internal sealed record SavedRevision(ArticleRevision Revision, IReadOnlyList<BodyWarning> Warnings, bool Changed)
{
    /// <summary>What publishing it must know, where that was read with the save.</summary>
    public PublishTerms? Terms { get; init; }
}

/// <summary>What publishing a revision must know of the database.</summary>
/// <param name="Policies">What is required of the units of the article.</param>
/// <param name="Names">Its tags and authors, locked.</param>
internal sealed record PublishTerms(Func<IReadOnlyDictionary<Guid, ReviewPolicy>> Policies, Func<CancellationToken, Task<Names>> Names)
{
    /// <summary>Reads them with other statements.</summary>
    public static PublishTerms Ask(RoundTrip trip, HumasDbContext database, IEnumerable<Guid> units, ArticleRevision revision) =>
        new(ReviewPolicies.Ask(trip, database, units), ReadModel.Names.Lock(trip, database, [.. revision.TagIds], [.. revision.AuthorIds]));
}

/// <summary>The one way from an input to a stored revision, for create, patch and import alike.</summary>
internal sealed class ArticleWriter(
    HumasDbContext database,
    Rights rights,
    NewsroomOptions newsroom,
    CleanBodies bodies,
    EditorMemory memory,
    UnitQuota quota
)
{
    /// <summary>Reads an article and keeps others from changing it until the transaction ends.</summary>
    /// <exception cref="Problem">404 when there is none that the caller may see, 403 when it lacks the right.</exception>
    public async Task<Article> LockAsync(Guid id, Right right, CancellationToken cancellationToken) =>
        await AllowedAsync(
            await database.Articles.FromSql($"select * from articles where id = {id} for update").SingleOrDefaultAsync(cancellationToken),
            right,
            cancellationToken
        ) ?? throw GetArticleEndpoint.Missing();

    /// <summary>The same for an import key; null when no article has it.</summary>
    public async Task<Article?> LockAsync(string source, string externalId, CancellationToken cancellationToken) =>
        await AllowedAsync(
            await database
                .Articles.FromSql($"select * from articles where import_source = {source} and import_external_id = {externalId} for update")
                .SingleOrDefaultAsync(cancellationToken),
            Right.Import,
            cancellationToken
        );

    private async Task<Article?> AllowedAsync(Article? article, Right right, CancellationToken cancellationToken)
    {
        if (article is null)
            return null;
        if (!await rights.SeesAsync(article, cancellationToken))
            throw GetArticleEndpoint.Missing();
        await rights.RequireAsync(right, article, cancellationToken);
        return article;
    }

    public Task<ArticleRevision> RevisionAsync(Guid id, CancellationToken cancellationToken) =>
        database.Revisions.AsNoTracking().SingleAsync(revision => revision.Id == id, cancellationToken);

    /// <summary>Stores the input as the newest revision of an article, unless nothing changes.</summary>
    /// <param name="article">The article; a new one is not yet tracked.</param>
    /// <param name="newest">Its newest revision; null for a new article.</param>
    /// <param name="input">The input.</param>
    /// <param name="faults">What is known to be wrong with it. It is reported together with what is wrong with body and references.</param>
    /// <param name="imported">True when a script sends it under an import key.</param>
    /// <param name="thenPublish">True when <see cref="PublishAsync"/> follows, which stores it with what it changes itself.</param>
    /// <param name="actor">Who saves.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="Problem">
    /// 422 for faults, too complex a body and unknown references; 409 for a slug or language that is taken.
    /// </exception>
    public async Task<SavedRevision> SaveAsync(
        Article article,
        ArticleRevision? newest,
        ArticleInput input,
        IReadOnlyList<ProblemError> faults,
        bool imported,
        bool thenPublish,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        // Bodies are cleaned before the transaction: what this request did not send is taken over from the newest revision.
        if (bodies.IsTooComplex(input.Sent))
            faults = [.. faults, TooComplex()];
        var sent = bodies.Find(input.Sent);
        var references = await ArticleReferences.ResolveAsync(
            database,
            memory,
            rights,
            article.Id,
            newest,
            input,
            faults,
            imported,
            cancellationToken
        );
        // The same item again, under the slug that it was given because its own was taken.
        var asked = input.Slug;
        if (imported && asked is not null && newest is not null && Slug.IsSuffixed(newest.Slug, asked))
            input = input with { Slug = newest.Slug };
        if (newest is not null)
            newest = newest with { PublishedAt = article.RequestedPublishedAt(newest) };
        // The time that was shown stands for none chosen.
        var publishedAt = newest is { PublishedAt: null } && input.PublishedAt == article.PublishedAt ? null : input.PublishedAt;
        List<BodyWarning> warnings = [.. sent?.Warnings ?? [], .. references.Warnings];
        var revision = RevisionOf(
            article,
            newest,
            input with
            {
                TimeZone = input.TimeZone ?? await ZoneOfAsync(references.UnitId, cancellationToken),
                PublishedAt = publishedAt,
            },
            references,
            sent,
            actor,
            now
        );
        if (newest is not null && revision.HasSameContentAs(newest))
            return new SavedRevision(newest, OfSlug(newest, asked, warnings), Changed: false);

        // A script cannot choose another one, so what it imports gets a suffix.
        var chosen = !revision.SlugFollowsTitle && !imported;
        var trip = new RoundTrip(database);
        var confirm = rights.Confirm(trip);
        var claimed = SlugRegistry.Claim(trip, SlugKind.Article, article.Id, revision.Slug, SlugState.Reserved);
        var charge = quota.Charge(trip, [revision], imported);
        var terms = newest is null && thenPublish ? PublishTerms.Ask(trip, database, [revision.UnitId], revision) : null;
        await trip.SendAsync(cancellationToken);
        await confirm(cancellationToken);
        if (claimed.Count == 0)
            revision = revision with { Slug = await ClaimAsync(article, revision.Slug, chosen, cancellationToken) };
        await AddAsync(article, revision, references.TranslationGroupId ?? article.Id, imported, charge, actor, now, cancellationToken);
        if (!thenPublish && newest is null)
            await RequireOneLanguageAsync(revision, () => New(article, revision).SendAsync(cancellationToken));
        else if (!thenPublish)
            await SaveAsync(revision, cancellationToken);
        return new SavedRevision(revision, OfSlug(revision, asked, warnings), Changed: true) { Terms = terms };
    }

    /// <summary>Warnings, and behind them one for a slug that was taken.</summary>
    public static IReadOnlyList<BodyWarning> OfSlug(ArticleRevision revision, string? asked, IReadOnlyList<BodyWarning> warnings) =>
        asked is null || !Slug.IsSuffixed(revision.Slug, asked)
            ? warnings
            : [.. warnings, new BodyWarning(Problems.SlugTaken.Code, revision.Slug, 1, "taken", asked) { Pointer = "/slug" }];

    /// <summary>An input as the next revision of its article, under the slug that it would like.</summary>
    /// <param name="article">The article.</param>
    /// <param name="newest">Its newest revision; null for a new article.</param>
    /// <param name="input">A valid input, with its time zone.</param>
    /// <param name="references">The records that it names.</param>
    /// <param name="sent">Its body, cleaned; null when it has that of the newest revision.</param>
    /// <param name="actor">Who saves.</param>
    /// <param name="now">The moment.</param>
    public static ArticleRevision RevisionOf(
        Article article,
        ArticleRevision? newest,
        ArticleInput input,
        ArticleReferences references,
        CleanBody? sent,
        Actor actor,
        DateTimeOffset now
    )
    {
        var body = BodyOf(newest, input, sent);
        var (slug, follows) = SlugOf(article, newest, input);
        return new ArticleRevision(input)
        {
            ArticleId = article.Id,
            Number = article.NextRevisionNumber,
            Slug = slug,
            SlugFollowsTitle = follows,
            Kind = input.Kind,
            Language = input.Language,
            TranslationOf = references.TranslationOf,
            Title = input.Title!,
            BodySource = body.Source,
            BodySourceFormat = body.Format,
            BodyBaseUrl = body.BaseUrl,
            Body = body.Html,
            BodyStart = body.Start,
            TimeZone = input.TimeZone!,
            PublishedAt = input.PublishedAt,
            UnitId = references.UnitId,
            MentionedUnitIds = references.MentionedUnitIds,
            AuthorIds = references.AuthorIds,
            TagIds = references.TagIds,
            RelatedIds = references.RelatedIds,
            CoverImage = input.CoverImage?.ToStored(),
            AttributionName = input.Attribution?.Name,
            AttributionUrl = input.Attribution?.Url,
            SeoTitle = input.Seo.Title,
            SeoDescription = input.Seo.Description,
            SeoNoIndex = input.Seo.NoIndex,
            LegacyUrls = input.LegacyUrls,
            CreatedAt = now,
            CreatedBy = actor,
            Note = input.RevisionNote,
        };
    }

    // Which draft of another unit has the slug is not for everyone to know.
    private async Task<string> ClaimAsync(Article article, string slug, bool chosen, CancellationToken cancellationToken)
    {
        try
        {
            return await SlugRegistry.ClaimAsync(
                database,
                SlugKind.Article,
                article.Id,
                slug,
                chosen,
                SlugState.Reserved,
                cancellationToken
            );
        }
        catch (Problem taken) when (taken.Members.GetValueOrDefault("existing") is ExistingRecord)
        {
            var visible = await rights.VisibleAsync(database.Articles, cancellationToken);
            if (await visible.AnyAsync(other => other.Id == ((ExistingRecord)taken.Members["existing"]!).Id, cancellationToken))
                throw;
            throw Problem.At(Problems.SlugTaken, "/slug", taken.Detail);
        }
    }

    /// <summary>Makes a complete revision, its slug claimed, the newest one; saving it is left to the caller.</summary>
    /// <exception cref="Problem">403 when the caller may not write for the unit of the revision.</exception>
    public async Task AddAsync(
        Article article,
        ArticleRevision revision,
        Guid translationGroupId,
        bool imported,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var trip = new RoundTrip(database);
        var (confirm, charge) = (rights.Confirm(trip), quota.Charge(trip, [revision], imported));
        await trip.SendAsync(cancellationToken);
        await confirm(cancellationToken);
        await AddAsync(article, revision, translationGroupId, imported, charge, actor, now, cancellationToken);
    }

    private async Task AddAsync(
        Article article,
        ArticleRevision revision,
        Guid translationGroupId,
        bool imported,
        Action charge,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        await rights.RequireAsync(imported ? Right.Import : Right.WriteDrafts, revision.UnitId, cancellationToken);
        charge();
        article.Save(revision, translationGroupId, imported, actor, now);
        if (!IsNew(article))
            database.Revisions.Add(revision);
        // Addresses that no reader ever saw are free again once the draft has another one.
        if (revision.Number > 1)
            await SlugRegistry.ReleaseReservedAsync(database, SlugKind.Article, article.Id, revision.Slug, cancellationToken);
    }

    /// <summary>Saves what changed, the article pointing at this revision now.</summary>
    /// <exception cref="Problem">409 translation-exists when another translation has the language.</exception>
    public Task SaveAsync(ArticleRevision revision, CancellationToken cancellationToken) =>
        RequireOneLanguageAsync(revision, () => database.SaveChangesAsync(cancellationToken));

    // An article that was made in this act is not tracked: the tracker would take more time over its two rows than PostgreSQL.
    private bool IsNew(Article article) => database.Entry(article).State == EntityState.Detached;

    // What saves a new article, to be sent with what follows from it.
    private RoundTrip New(Article article, ArticleRevision revision)
    {
        var trip = new RoundTrip(database);
        database.PendingAudit?.CollectNew([database.Entry(article), database.Entry(revision)]);
        database.Insert(trip, article);
        database.Insert(trip, revision);
        return trip;
    }

    private static async Task RequireOneLanguageAsync(ArticleRevision revision, Func<Task> save)
    {
        try
        {
            await save();
        }
        catch (Exception exception) when (Transactions.ConstraintOf(exception) == ArticleConfiguration.TranslationIndex)
        {
            throw Problem.At(
                Problems.TranslationExists,
                "/language",
                Sentence.Of(
                    $"These translations already have an article in the language {revision.Language}. Choose another language, "
                        + "or edit that article.",
                    $"Rangkaian terjemahan ini sudah memiliki artikel berbahasa {revision.Language}. Pilih bahasa lain, atau "
                        + "sunting artikel itu."
                )
            );
        }
    }

    /// <summary>Publishes the newest revision and writes the read model in the same transaction.</summary>
    /// <exception cref="Problem">403 when the caller may not, for the unit of the draft, that of what is live or that of an
    /// author who is not public yet; 409 for an import that awaits review.</exception>
    public async Task PublishAsync(
        Article article,
        ArticleRevision revision,
        DateTimeOffset? publishedAt,
        UpdateKind update,
        string? changeNote,
        Right right,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancellationToken,
        PublishTerms? terms = null
    )
    {
        await rights.RequireAsync(right, article, cancellationToken);
        // Who may publish everywhere may make any author public.
        if (await rights.UnitsAsync(right, cancellationToken) is not null)
            await rights.RequireAsync(
                right,
                [.. (await NewAuthors.UnitsAsync(database, revision.AuthorIds, cancellationToken)).Values.Distinct()],
                cancellationToken
            );
        if (terms is null)
        {
            var trip = new RoundTrip(database);
            terms = PublishTerms.Ask(trip, database, article.Units(), revision);
            await trip.SendAsync(cancellationToken);
        }
        foreach (var (unit, policy) in terms.Policies())
        {
            if (right != Right.Import)
                article.RequireReviewed(policy, changeNote);
            else if (article.AwaitsReview(policy))
                await RequireReviewExemptionAsync(unit, policy, cancellationToken);
        }
        var publication = new Publication(article, revision, article.IsLive, IsNew(article), update);
        article.Publish(revision, publishedAt, update, changeNote, actor, now);
        if (!publication.IsNew)
            await SaveAsync(revision, cancellationToken);
        var locked = await terms.Names(cancellationToken);
        await RequireOneLanguageAsync(revision, () =>
            ArticleProjection.PublishAsync(
                database,
                [publication],
                actor,
                now,
                cancellationToken,
                locked,
                publication.IsNew ? New(article, revision) : null
            )
        );
    }

    // An archive was published before it was imported. An importer of the unit that requires the review is responsible for it;
    // importers of units below cannot bypass the review.
    private async Task RequireReviewExemptionAsync(Guid unit, ReviewPolicy policy, CancellationToken cancellationToken)
    {
        var judge = policy.From == unit ? await rights.AboveAsync(unit, cancellationToken) : policy.From;
        if (await rights.HasAsync(Right.Import, judge, cancellationToken))
            return;
        var name = judge is { } one
            ? (await References.ReadAsync(database, [one], [], [], cancellationToken)).Unit(one).Name
            : Sentence.Of("the whole newsroom", "seluruh ruang berita");
        throw new Problem(
            Problems.ReviewRequired,
            Sentence.Of(
                "This unit requires review before publishing. This also applies to imports. Send the text without \"publish\"; "
                    + $"it then goes through review: POST …/submit. Or ask an importer of {name} to send it.",
                "Unit ini mewajibkan peninjauan sebelum penerbitan, termasuk untuk impor. Kirim naskah tanpa \"publish\"; "
                    + $"setelah itu naskah melalui peninjauan: POST …/submit. Atau mintalah pemegang peran importer untuk {name} "
                    + "mengirimnya."
            )
        );
    }

    private static StoredBody BodyOf(ArticleRevision? newest, ArticleInput input, CleanBody? sent)
    {
        var present = newest is null
            ? StoredBody.None
            : new StoredBody(newest.BodySource, newest.BodySourceFormat, newest.BodyBaseUrl, newest.Body, newest.BodyStart);
        if (sent is null)
            return newest is not null && input.Body == newest.BodySource
                ? present
                : throw new InvalidOperationException("The body was not cleaned before the transaction.");
        if (string.IsNullOrWhiteSpace(input.Body))
            return StoredBody.None;
        var body = new StoredBody(
            input.Body,
            input.BodyFormat == BodyFormat.Html ? null : input.BodyFormat,
            sent.UsedBase ? input.BaseUrl : null,
            sent.Body,
            sent.Start
        );
        // What was read can be sent back: the clean body stands for its source.
        var isReadBack = body.Format is null && body.Source == present.Html;
        var isSame = body.Source == present.Source;
        var isMadeAlike = body.Html == present.Html || (body.Format == present.Format && body.BaseUrl == present.BaseUrl);
        return isReadBack || (isSame && isMadeAlike) ? present : body;
    }

    /// <summary>Found out when the body was cleaned, so that no transaction and no validator reads it again.</summary>
    public static ProblemError TooComplex() =>
        Problems.BodyTooComplex.At(
            "/body",
            Sentence.Of(
                $"The HTML has more than {BodyComplexity.MaxElements} elements, {BodyComplexity.MaxTags} tags and comments "
                    + $"or {BodyComplexity.MaxAttributes} attributes in one tag ({BodyComplexity.MaxAttributesInAll} in all), "
                    + $"nests deeper than {BodyComplexity.MaxDepth}, or leaves formatting such as <b> open over many blocks. "
                    + "Close what is open, remove comments, or split the article.",
                $"HTML memuat lebih dari {BodyComplexity.MaxElements} elemen, {BodyComplexity.MaxTags} tag dan komentar, "
                    + $"atau {BodyComplexity.MaxAttributes} atribut dalam satu tag ({BodyComplexity.MaxAttributesInAll} "
                    + $"seluruhnya), bersarang lebih dalam dari {BodyComplexity.MaxDepth}, atau membiarkan format seperti <b> "
                    + "terbuka di banyak blok. Tutup yang terbuka, hapus komentar, atau bagi artikelnya."
            )
        );

    // A body as a revision keeps it.
    private sealed record StoredBody(string? Source, BodyFormat? Format, string? BaseUrl, string? Html, string? Start)
    {
        public static readonly StoredBody None = new(null, null, null, null, null);
    }

    private static (string Slug, bool Follows) SlugOf(Article article, ArticleRevision? newest, ArticleInput input)
    {
        if (input.Slug is { } chosen && chosen != newest?.Slug)
            return (chosen, false);
        if (newest is null)
            return (Slug.From(input.Title!, Fallback(article)), true);
        if (article.WasPublished || (input.Slug is not null && !newest.SlugFollowsTitle))
            return (newest.Slug, newest.SlugFollowsTitle);
        // A slug that was read and sent back is no choice: it goes on following the title.
        return newest.SlugFollowsTitle && input.Title == newest.Title
            ? (newest.Slug, true)
            : (Slug.From(input.Title!, Fallback(article)), true);
    }

    // A title in a script that cannot be written in ASCII still needs an address; the end of the id is random.
    private static string Fallback(Article article) => "artikel-" + article.Id.ToString("N")[^8..];

    /// <summary>The time zone of articles of a unit.</summary>
    public async Task<string> ZoneOfAsync(Guid unitId, CancellationToken cancellationToken) =>
        (await References.FactsAsync(database, memory, unitId, cancellationToken))?.TimeZone ?? newsroom.TimeZone.Id;
}
