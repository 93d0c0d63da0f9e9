using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace HumasApi.Data;

/// <summary>Everything the service stores: the context of the write wing. Logs in as a role that may change content.</summary>
internal sealed class HumasDbContext(DbContextOptions<HumasDbContext> options) : DbContext(options)
{
    public DbSet<Article> Articles => Set<Article>();
    public DbSet<ArticleRevision> Revisions => Set<ArticleRevision>();
    public DbSet<ArticleNote> Notes => Set<ArticleNote>();
    public DbSet<Author> Authors => Set<Author>();
    public DbSet<Tag> Tags => Set<Tag>();
    public DbSet<Unit> Units => Set<Unit>();
    public DbSet<UnitName> UnitNames => Set<UnitName>();
    public DbSet<UnitParent> UnitParents => Set<UnitParent>();
    public DbSet<UnitAncestor> UnitAncestors => Set<UnitAncestor>();
    public DbSet<UnitEvent> UnitEvents => Set<UnitEvent>();
    public DbSet<SlugEntry> Slugs => Set<SlugEntry>();
    public DbSet<PublishedArticle> PublishedArticles => Set<PublishedArticle>();
    public DbSet<PublishedBody> PublishedBodies => Set<PublishedBody>();
    public DbSet<PublishedTagLink> PublishedTagLinks => Set<PublishedTagLink>();
    public DbSet<PublishedAuthorLink> PublishedAuthorLinks => Set<PublishedAuthorLink>();
    public DbSet<PublishedMentionLink> PublishedMentionLinks => Set<PublishedMentionLink>();
    public DbSet<GoneArticle> GoneArticles => Set<GoneArticle>();
    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();
    public DbSet<ApiKeyUse> ApiKeyUses => Set<ApiKeyUse>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<PreviewLink> PreviewLinks => Set<PreviewLink>();
    public DbSet<Schedule> Schedules => Set<Schedule>();
    public DbSet<CalendarLink> CalendarLinks => Set<CalendarLink>();
    public DbSet<InboxItem> InboxItems => Set<InboxItem>();
    public DbSet<InboxMark> InboxMarks => Set<InboxMark>();
    public DbSet<MailPreference> MailPreferences => Set<MailPreference>();
    public DbSet<SynonymRule> SynonymRules => Set<SynonymRule>();
    public DbSet<SearchMiss> SearchMisses => Set<SearchMiss>();
    public DbSet<WorkingText> WorkingTexts => Set<WorkingText>();
    public DbSet<Webhook> Webhooks => Set<Webhook>();
    public DbSet<WebhookDelivery> WebhookDeliveries => Set<WebhookDelivery>();
    public DbSet<WebhookAttempt> WebhookAttempts => Set<WebhookAttempt>();
    public DbSet<WebhookCursor> WebhookCursors => Set<WebhookCursor>();
    public DbSet<IdempotentResponse> IdempotentResponses => Set<IdempotentResponse>();
    public DbSet<ImportJob> Imports => Set<ImportJob>();
    public DbSet<ImportPiece> ImportPieces => Set<ImportPiece>();
    public DbSet<ImportChunk> ImportChunks => Set<ImportChunk>();
    public DbSet<ImportRecord> ImportRecords => Set<ImportRecord>();
    public DbSet<ArticleExtra> ArticleExtras => Set<ArticleExtra>();
    public DbSet<ImportMessage> ImportMessages => Set<ImportMessage>();
    public DbSet<Change> Changes => Set<Change>();
    public DbSet<AuditLine> Audit => Set<AuditLine>();
    public DbSet<AuditPerson> AuditPersons => Set<AuditPerson>();
    public DbSet<AuditValue> AuditValues => Set<AuditValue>();

    /// <summary>All units as they are today, by the clock of the service.</summary>
    public IQueryable<PublicUnit> UnitsToday => UnitsOn(Today);

    /// <summary>The day of units, by the clock of the service.</summary>
    public DateOnly Today => Clock.Today();

    /// <summary>The clock of the service.</summary>
    public TimeProvider Clock =>
        this.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider?.GetService<TimeProvider>()
        ?? TimeProvider.System;

    /// <summary>All units as they are on a day.</summary>
    public IQueryable<PublicUnit> UnitsOn(DateOnly day) => FromExpression(() => UnitsOn(day));

    /// <summary>Statements that nothing in the open transaction reads; <see cref="Transactions"/> sends them with the commit.</summary>
    public RoundTrip? Last { get; set; }

    /// <summary>Changes of the open transaction; <see cref="Transactions"/> writes them as its last statement.</summary>
    public List<Change> PendingChanges { get; } = [];

    /// <summary>
    /// What the act of the open transaction does, for the audit trail; written after <see cref="PendingChanges"/>. Null for what the
    /// service does by itself, which leaves no line.
    /// </summary>
    public IPendingAudit? PendingAudit { get; set; }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        PendingAudit?.Collect(ChangeTracker);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>The changes that this context committed.</summary>
    public List<Change> CommittedChanges { get; } = [];

    /// <summary>Drops what the act has read and noted: it failed, or was a dry run.</summary>
    public void ForgetPending()
    {
        ChangeTracker.Clear();
        Last = null;
        PendingChanges.Clear();
        PendingAudit?.Clear();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(HumasDbContext).Assembly);
        PublishedTables.Map(modelBuilder);
        PublicViews.Map(modelBuilder);
        modelBuilder.HasDbFunction(() => UnitsOn(default)).HasName("units_on");
        NameKey.Map(modelBuilder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conventions.Apply(configurationBuilder);
}

/// <summary>
/// What readers may see, and nothing else: published tables and views that leave drafts out. Tracks nothing, and logs in
/// as a database role that may only SELECT from these, so no query written here can reach a draft.
/// </summary>
internal sealed class DeliveryDbContext(DbContextOptions<DeliveryDbContext> options) : DbContext(options)
{
    public DbSet<PublishedArticle> Articles => Set<PublishedArticle>();
    public DbSet<PublishedBody> Bodies => Set<PublishedBody>();
    public DbSet<PublishedTagLink> TagLinks => Set<PublishedTagLink>();
    public DbSet<PublishedAuthorLink> AuthorLinks => Set<PublishedAuthorLink>();
    public DbSet<PublishedMentionLink> MentionLinks => Set<PublishedMentionLink>();
    public DbSet<GoneArticle> Gone => Set<GoneArticle>();
    public DbSet<PublicUnitName> UnitNames => Set<PublicUnitName>();
    public DbSet<PublicUnitEvent> UnitEvents => Set<PublicUnitEvent>();
    public DbSet<PublicTag> Tags => Set<PublicTag>();
    public DbSet<PublicTagMerge> TagMerges => Set<PublicTagMerge>();
    public DbSet<PublicAuthor> Authors => Set<PublicAuthor>();
    public DbSet<PublicSlug> Slugs => Set<PublicSlug>();
    public DbSet<UnitAncestor> UnitAncestors => Set<UnitAncestor>();

    /// <summary>All units as they are on a day; also those that were not open yet.</summary>
    public IQueryable<PublicUnit> UnitsOn(DateOnly day) => FromExpression(() => UnitsOn(day));

    /// <summary>The units that were open by a day, closed since or not, as they were on it.</summary>
    public IQueryable<PublicUnit> UnitsOpenedBy(DateOnly day) => UnitsOn(day).Where(unit => unit.OpenedOn == null || unit.OpenedOn <= day);

    /// <summary>The tables and views of this context, in the words of the database: what the role humas_read may SELECT.</summary>
    public static readonly IReadOnlyList<string> Readable =
    [
        "published_articles",
        "published_bodies",
        "published_tag_links",
        "published_author_links",
        "published_mention_links",
        "gone_articles",
        "unit_ancestors",
        "public_units",
        "public_unit_names",
        "public_unit_parents",
        "public_unit_events",
        "public_tags",
        "public_tag_heirs",
        "public_authors",
        "public_slugs",
        "public_counts",
        "public_months",
        "public_changes",
        "public_change_log",
        "public_synonyms",
    ];

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        PublishedTables.Map(modelBuilder);
        PublicViews.Map(modelBuilder);
        modelBuilder.ApplyConfiguration(new UnitAncestorConfiguration());
        modelBuilder.HasDbFunction(() => UnitsOn(default)).HasName("units_on");
        NameKey.Map(modelBuilder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conventions.Apply(configurationBuilder);
}

/// <summary>Type mappings that both contexts share.</summary>
internal static class Conventions
{
    public static void Apply(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<ArticleKind>().HaveConversion<EnumNameConverter<ArticleKind>>();
        configuration.Properties<BodyFormat>().HaveConversion<EnumNameConverter<BodyFormat>>();
        configuration.Properties<PublicationState>().HaveConversion<EnumNameConverter<PublicationState>>();
        configuration.Properties<DraftState>().HaveConversion<EnumNameConverter<DraftState>>();
        configuration.Properties<UnpublishMode>().HaveConversion<EnumNameConverter<UnpublishMode>>();
        configuration.Properties<TagKind>().HaveConversion<EnumNameConverter<TagKind>>();
        configuration.Properties<UnitKind>().HaveConversion<EnumNameConverter<UnitKind>>();
        configuration.Properties<UnitEventKind>().HaveConversion<EnumNameConverter<UnitEventKind>>();
        configuration.Properties<UnitLine>().HaveConversion<EnumNameConverter<UnitLine>>();
        configuration.Properties<SlugKind>().HaveConversion<EnumNameConverter<SlugKind>>();
        configuration.Properties<ChangedEntity>().HaveConversion<EnumNameConverter<ChangedEntity>>();
        configuration.Properties<Significance>().HaveConversion<EnumNameConverter<Significance>>();
        configuration.Properties<NoteKind>().HaveConversion<EnumNameConverter<NoteKind>>();
        configuration.Properties<Role>().HaveConversion<EnumNameConverter<Role>>();
        configuration.Properties<GrantScope>().HaveConversion<EnumNameConverter<GrantScope>>();
        configuration.Properties<SlugState>().HaveConversion<EnumNameConverter<SlugState>>();
        configuration.Properties<ImportFormat>().HaveConversion<EnumNameConverter<ImportFormat>>();
        configuration.Properties<ImportState>().HaveConversion<EnumNameConverter<ImportState>>();
        configuration.Properties<UpdateKind>().HaveConversion<EnumNameConverter<UpdateKind>>();
        configuration.Properties<ScheduledAction>().HaveConversion<EnumNameConverter<ScheduledAction>>();
        configuration.Properties<WebhookDeliveryState>().HaveConversion<EnumNameConverter<WebhookDeliveryState>>();
        configuration.Properties<ScheduleState>().HaveConversion<EnumNameConverter<ScheduleState>>();
        configuration.Properties<InboxKind>().HaveConversion<EnumNameConverter<InboxKind>>();
        configuration.Properties<SynonymKind>().HaveConversion<EnumNameConverter<SynonymKind>>();
        configuration.Properties<WorkingTextKind>().HaveConversion<EnumNameConverter<WorkingTextKind>>();
    }
}
