using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HumasApi.Data;

internal sealed class InboxItemConfiguration : IEntityTypeConfiguration<InboxItem>
{
    public void Configure(EntityTypeBuilder<InboxItem> builder)
    {
        builder.ToTable("inbox_items");
        builder.Property(item => item.Number).UseIdentityAlwaysColumn();
        builder.HasIndex(item => new { item.RecipientId, item.Number });
        builder.HasIndex(item => item.Number);
        builder.HasIndex(item => item.At);
        builder.HasIndex(item => item.MailAt).HasDatabaseName("ix_inbox_items_mail").HasFilter("mail_at is not null");
        builder.HasOne<Article>().WithMany().HasForeignKey(item => item.ArticleId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<ArticleNote>().WithMany().HasForeignKey(item => item.NoteId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Schedule>().WithMany().HasForeignKey(item => item.ScheduleId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class InboxMarkConfiguration : IEntityTypeConfiguration<InboxMark>
{
    public void Configure(EntityTypeBuilder<InboxMark> builder)
    {
        builder.ToTable("inbox_marks");
        builder.HasKey(mark => new { mark.PrincipalId, mark.ItemId });
        builder.HasOne<InboxItem>().WithMany().HasForeignKey(mark => mark.ItemId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class MailPreferenceConfiguration : IEntityTypeConfiguration<MailPreference>
{
    public void Configure(EntityTypeBuilder<MailPreference> builder)
    {
        builder.ToTable("mail_preferences");
        builder.HasKey(preference => preference.PrincipalId);
        builder.Property(preference => preference.PrincipalId).ValueGeneratedNever();
    }
}

internal sealed class CalendarLinkConfiguration : IEntityTypeConfiguration<CalendarLink>
{
    public void Configure(EntityTypeBuilder<CalendarLink> builder)
    {
        builder.ToTable("calendar_links");
        builder.Property(link => link.Note).HasMaxLength(CalendarLink.NoteMaxLength);
        builder.Property(link => link.CreatedBy).AsJson();
        builder.Property(link => link.Grants).AsJson();
        builder.HasIndex(link => link.ExpiresAt);
        builder.HasOne<Unit>().WithMany().HasForeignKey(link => link.UnitId).OnDelete(DeleteBehavior.Cascade);
    }
}
