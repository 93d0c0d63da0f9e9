namespace HumasApi.Demo.Stories;

/// <summary>Clarifications of false news and announcements to the public.</summary>
internal static class NoticeStories
{
    public static IReadOnlyList<DemoStory> All { get; } =
    [
        new()
        {
            Key = "klarifikasi-pesan", Theme = DemoTheme.Clarification, Kind = "clarification", Audience = DemoAudience.Field | DemoAudience.Regional, Weight = 3,
            Category = "klarifikasi", Tags = ["komunikasi-krisis", "keterbukaan-informasi"],
            Subjects = ["pungutan biaya kunjungan", "penerimaan pegawai lewat calo", "permintaan transfer atas nama pejabat", "undian berhadiah", "biaya pengurusan remisi", "lelang kendaraan dinas", "jual beli kamar hunian", "akun palsu layanan"],
            Partners = ["Dinas Komunikasi dan Informatika {town}", "Polres {town}"],
            A = (3, 48), B = (2, 9),
            Titles =
            [
                "Tidak Benar, Pesan Berantai soal {Subject} di {nick}",
                "{unit} Luruskan Kabar {Subject}",
                "Klarifikasi {nick} atas Isu {Subject}, {a} Warga Melapor",
                "Waspada Hoaks {Subject} yang Mencatut {nick}, {a} Laporan Diterima",
            ],
            Leads =
            [
                "{unit} memastikan pesan berantai mengenai {subject} yang beredar sejak {day} tidak benar. Unit menerima {a} laporan dari warga yang menanyakan kebenaran pesan tersebut.",
                "Kabar tentang {subject} yang mencatut nama {unit} dibantah melalui keterangan resmi pada {day}. Hingga keterangan ini disusun, terdapat {a} warga yang mengaku menerima pesan serupa.",
            ],
            Details =
            [
                "Tim humas menelusuri asal pesan dan mendapati nomor pengirimnya tidak terdaftar sebagai saluran resmi. Logo yang dipakai pun merupakan versi lama yang sudah tidak digunakan.",
                "Faktanya, seluruh layanan tidak dipungut biaya, kecuali yang diatur sebagai penerimaan negara dan dibayar langsung melalui bank. Petugas dilarang menerima uang dalam bentuk apa pun.",
                "Warga yang telanjur mengirim uang diminta menyimpan bukti percakapan dan melapor kepada kepolisian. Unit telah berkoordinasi dengan {partner} untuk penanganan lebih lanjut.",
            ],
            Quotes =
            [
                "Kami menyayangkan beredarnya pesan soal {subject} itu. Mohon masyarakat memeriksa dahulu melalui saluran resmi sebelum mempercayai dan meneruskannya",
                "Silakan datang atau menelepon kantor jika ragu. Lebih baik bertanya daripada menjadi korban",
            ],
        },
        new()
        {
            Key = "klarifikasi-berita", Theme = DemoTheme.Clarification, Kind = "clarification", Audience = DemoAudience.Prisons | DemoAudience.Regional, Weight = 3,
            Category = "klarifikasi", Tags = ["komunikasi-krisis", "humas-pemerintah"],
            Subjects = ["kericuhan penghuni", "tahanan kabur", "makanan tidak layak", "kebakaran blok", "perlakuan istimewa", "pesta di kamar hunian", "keracunan massal", "pemadaman air berhari-hari"],
            Partners = ["Dinas Kesehatan {town}", "Ombudsman perwakilan Jawa Tengah"],
            A = (2, 24), B = (2, 6),
            Titles =
            [
                "{nick} Klarifikasi Kabar {Subject}, Keadaan Aman Terkendali",
                "Fakta di Balik Kabar {Subject} di {unit}",
                "Hak Jawab {nick} atas Pemberitaan {Subject}",
                "{nick} Beri Penjelasan {b} Butir soal Kabar {Subject}",
            ],
            Leads =
            [
                "Menanggapi kabar mengenai {subject} yang ramai dibicarakan, {unit} menyampaikan penjelasan pada {day}. Pemeriksaan internal menyimpulkan kabar itu tidak sesuai dengan keadaan sebenarnya.",
                "{unit} memberi hak jawab atas unggahan tentang {subject} pada {day}. Video yang beredar ternyata diambil di tempat lain dan diunggah ulang dengan keterangan keliru.",
            ],
            Details =
            [
                "Pemeriksaan dilakukan dengan meninjau rekaman kamera, buku jaga, dan keterangan {a} saksi. Tidak ditemukan kejadian sebagaimana digambarkan dalam unggahan.",
                "Jumlah penghuni pada saat apel malam lengkap dan kegiatan berjalan seperti biasa. Media yang ingin melihat langsung dipersilakan mengajukan izin peliputan.",
                "Untuk menjaga keterbukaan, unit mengundang {partner} memeriksa keadaan secara mandiri. Hasilnya akan diumumkan meskipun nantinya memuat catatan perbaikan.",
            ],
            Quotes =
            [
                "Kami tidak antikritik. Kalau memang ada yang salah akan kami perbaiki, tetapi kabar soal {subject} ini tidak berdasar",
                "Terima kasih kepada rekan media yang lebih dahulu mengonfirmasi. Dengan cara itulah masyarakat mendapat informasi yang berimbang",
            ],
        },
        new()
        {
            Key = "jadwal-kunjungan", Theme = DemoTheme.Announcement, Kind = "announcement", Audience = DemoAudience.Prisons, Weight = 4,
            Category = "pengumuman", Tags = ["kunjungan", "keterbukaan-informasi"],
            Subjects = ["kunjungan tatap muka", "kunjungan daring", "kunjungan kelompok", "penitipan makanan", "kunjungan penasihat hukum", "kunjungan tahanan baru", "penitipan pakaian", "kunjungan akhir pekan"],
            Partners = [],
            A = (15, 60), B = (2, 4),
            Titles =
            [
                "Jadwal {Subject} {nick} Mulai {nextdate}",
                "Pengumuman: Perubahan Jadwal {Subject} di {unit} per {nextdate}",
                "Catat, Ini Jadwal {Subject} {nick} per {nextdate}",
                "{nick} Atur Ulang {Subject}, Kuota {a} Orang per Sesi Mulai {nextdate}",
            ],
            Leads =
            [
                "{unit} mengumumkan jadwal {subject} yang baru melalui keterangan pada {day}. Ketentuan ini berlaku mulai {next} sampai ada pemberitahuan berikutnya.",
                "Melalui pengumuman tertanggal {day}, {unit} menetapkan perubahan {subject}. Masyarakat diminta menyesuaikan kedatangan sejak {next}.",
            ],
            Details =
            [
                "Pendaftaran dibuka pukul 08.00 sampai dengan 11.00 WIB dengan kuota {a} orang setiap sesi. Satu {wb} dapat dikunjungi paling banyak {b} orang dewasa dalam satu waktu.",
                "Pengunjung wajib membawa kartu identitas asli dan berpakaian sopan. Telepon genggam, tas, dan barang berharga disimpan di loker yang telah disediakan.",
                "Perubahan dilakukan untuk mengurai kepadatan pada hari tertentu. Apabila ada hari libur nasional, layanan dialihkan ke hari kerja terdekat.",
            ],
            Quotes =
            [
                "Kami mohon pengertian masyarakat atas penyesuaian {subject}. Tujuannya agar semua keluarga terlayani tanpa berdesakan",
                "Tidak ada biaya dalam layanan ini. Bila ada yang meminta imbalan, laporkan kepada kami pada hari itu juga",
            ],
        },
        new()
        {
            Key = "penyesuaian-layanan", Theme = DemoTheme.Announcement, Kind = "announcement", Audience = DemoAudience.All, Weight = 3,
            Category = "pengumuman", Tags = ["keterbukaan-informasi", "humas-pemerintah"],
            Subjects = ["jam layanan baru", "pemeliharaan sistem", "cuti bersama", "perpindahan loket", "libur nasional", "perbaikan gedung", "pemutakhiran nomor aduan", "pendaftaran magang", "lelang barang inventaris"],
            Partners = [],
            A = (2, 12), B = (1, 4),
            Titles =
            [
                "Pengumuman {Subject} {nick} Mulai {nextdate}",
                "{unit} Umumkan {Subject} per {nextdate}",
                "Penting bagi Pengunjung {nick}: {Subject} Berlaku {nextdate}",
                "Simak Ketentuan {Subject} di {nick} Mulai {nextdate}",
            ],
            Leads =
            [
                "{unit} menyampaikan pengumuman mengenai {subject} pada {day}. Ketentuan tersebut mulai berlaku {next} dan berlangsung selama {a} hari kerja.",
                "Sehubungan dengan {subject}, {unit} pada {day} mengimbau masyarakat menyesuaikan rencana kedatangan. Penyesuaian berlaku sejak {next}.",
            ],
            Details =
            [
                "Permohonan yang telah masuk tetap diproses sesuai urutan. Pemohon akan menerima pemberitahuan melalui pesan singkat apabila berkasnya selesai.",
                "Selama masa penyesuaian, layanan mendesak tetap tersedia melalui petugas piket. Warga cukup menunjukkan bukti pendaftaran atau surat keterangan.",
                "Informasi lanjutan diumumkan di papan kantor, laman, dan media sosial resmi. Masyarakat diharapkan tidak mempercayai keterangan dari sumber lain.",
            ],
            Quotes =
            [
                "Kami memohon maaf atas ketidaknyamanan selama {subject}. Petugas kami siapkan untuk membantu bila ada keperluan mendesak",
                "Pengumuman kami sampaikan lebih awal supaya warga tidak datang sia-sia",
            ],
        },
    ];
}
