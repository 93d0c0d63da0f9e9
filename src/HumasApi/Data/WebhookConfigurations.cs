using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HumasApi.Data;

internal sealed class WebhookConfiguration : IEntityTypeConfiguration<Webhook>
{
    public void Configure(EntityTypeBuilder<Webhook> builder)
    {
        builder.ToTable("webhooks");
        builder.Property(webhook => webhook.Version).IsConcurrencyToken();
        builder.Property(webhook => webhook.Url).HasMaxLength(Webhook.UrlMaxLength);
        builder.Property(webhook => webhook.Description).HasMaxLength(Webhook.DescriptionMaxLength);
        builder.Property(webhook => webhook.Query).HasMaxLength(Webhook.QueryMaxLength);
        builder.Property(webhook => webhook.CreatedBy).AsJson();
        builder.Property(webhook => webhook.EditedBy).AsJson();
        builder.HasOne<Unit>().WithMany().HasForeignKey(webhook => webhook.UnitId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Tag>().WithMany().HasForeignKey(webhook => webhook.TagId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class WebhookDeliveryConfiguration : IEntityTypeConfiguration<WebhookDelivery>
{
    public void Configure(EntityTypeBuilder<WebhookDelivery> builder)
    {
        builder.ToTable("webhook_deliveries");
        builder.Property(delivery => delivery.Number).UseIdentityAlwaysColumn();
        builder.HasIndex(delivery => new { delivery.WebhookId, delivery.Number });
        // One delivery for each event, however many instances read the log.
        builder.HasIndex(delivery => new { delivery.WebhookId, delivery.Position }).IsUnique();
        builder
            .HasIndex(delivery => new { delivery.WebhookId, delivery.Number }, "Pending")
            .HasDatabaseName("ix_webhook_deliveries_pending")
            .HasFilter("state = 'pending'");
        builder
            .HasIndex(delivery => new { delivery.WebhookId, delivery.NextAt })
            .HasDatabaseName("ix_webhook_deliveries_next")
            .HasFilter("state = 'pending'");
        builder
            .HasIndex(delivery => new { delivery.WebhookId, delivery.LeasedUntil })
            .HasDatabaseName("ix_webhook_deliveries_leased")
            .HasFilter("state = 'pending' and leased_until is not null");
        // What a webhook with a search got of an article before.
        builder.HasIndex(delivery => new { delivery.WebhookId, delivery.EntityId });
        builder.HasIndex(delivery => delivery.EndedAt);
        builder.HasOne<Webhook>().WithMany().HasForeignKey(delivery => delivery.WebhookId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class WebhookAttemptConfiguration : IEntityTypeConfiguration<WebhookAttempt>
{
    public void Configure(EntityTypeBuilder<WebhookAttempt> builder)
    {
        builder.ToTable("webhook_attempts");
        builder.HasKey(attempt => new { attempt.DeliveryId, attempt.Number });
        builder.HasOne<WebhookDelivery>().WithMany().HasForeignKey(attempt => attempt.DeliveryId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class WebhookCursorConfiguration : IEntityTypeConfiguration<WebhookCursor>
{
    public void Configure(EntityTypeBuilder<WebhookCursor> builder)
    {
        builder.ToTable("webhook_cursor");
        builder.Property(cursor => cursor.Id).ValueGeneratedNever();
    }
}
