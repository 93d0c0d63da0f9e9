namespace HumasApi.Demo.Stories;

/// <summary>The office at work: agreements, monitoring, training, ceremonies, speeches, press releases.</summary>
internal static class InstitutionStories
{
    public static IReadOnlyList<DemoStory> All { get; } =
    [
        new()
        {
            Key = "kerja-sama", Theme = DemoTheme.Institution, Audience = DemoAudience.Offices, Weight = 4,
            Category = "kerja-sama", Tags = ["inovasi"],
            Subjects = ["pelatihan vokasi", "layanan kesehatan", "bantuan hukum", "pembinaan rohani", "ketahanan pangan", "pengelolaan sampah", "pendidikan kesetaraan", "pemasaran produk", "keamanan wilayah"],
            Partners = ["perguruan tinggi di {town}", "Pemerintah Daerah {town}", "kamar dagang {town}", "lembaga pelatihan di {town}"],
            A = (6, 36), B = (4, 17),
            Titles =
            [
                "{nick} Teken Kerja Sama {Subject} Berdurasi {a} Bulan",
                "Kerja Sama {Subject} {unit} Berlaku {a} Bulan",
                "Perkuat {Subject}, {nick} Jalin Kemitraan {a} Bulan",
                "Nota Kesepahaman {Subject} {nick} Mulai Dijalankan, Berisi {b} Butir",
            ],
            Leads =
            [
                "{unit} dan {partner} menandatangani perjanjian kerja sama bidang {subject} pada {day}. Perjanjian berlaku selama {a} bulan dan dapat diperpanjang atas persetujuan kedua belah pihak.",
                "Kerja sama bidang {subject} disepakati {unit} bersama {partner} pada {day}. Penandatanganan berlangsung pukul {time} dan disaksikan jajaran kedua lembaga.",
            ],
            Details =
            [
                "Dokumen itu memuat {b} butir kegiatan, antara lain penyediaan tenaga pengajar, pemanfaatan sarana, dan pertukaran data secara terbatas. Setiap pihak menunjuk narahubung agar pelaksanaannya tidak berhenti di atas kertas.",
                "Rencana aksi bulan pertama meliputi pemetaan kebutuhan serta penyusunan jadwal. Evaluasi dilakukan setiap tiga bulan dengan ukuran keberhasilan yang telah disepakati.",
                "Pihak {partner} menyambut baik kemitraan tersebut. Mereka memandang pembinaan sebagai tanggung jawab bersama yang tidak dapat dipikul satu instansi saja.",
            ],
            Quotes =
            [
                "Kami tidak bisa bekerja sendirian. Kerja sama {subject} ini membuka pintu bagi lebih banyak pihak untuk ikut terlibat",
                "Yang kami tunggu bukan seremoninya, melainkan langkah setelah tanda tangan. Dalam sepekan, tim teknis sudah harus bertemu",
            ],
        },
        new()
        {
            Key = "monitoring", Theme = DemoTheme.Institution, Audience = DemoAudience.All, Weight = 4,
            Category = "kegiatan", Tags = ["tiga-kunci-pemasyarakatan", "pengembangan-sdm"],
            Subjects = ["pelayanan tahanan", "penyerapan anggaran", "pembangunan zona integritas", "keamanan dan ketertiban", "pengelolaan barang milik negara", "layanan makanan", "data pemasyarakatan", "tata naskah dinas", "pengaduan masyarakat"],
            Partners = [],
            A = (9, 58), B = (3, 9),
            Titles =
            [
                "Monitoring {Subject} di {nick}, {a} Butir Diperiksa",
                "{unit} Jalani Evaluasi {Subject} dengan {a} Indikator",
                "{nick} Tindak Lanjuti {b} Catatan Monitoring {Subject}",
                "Tim Monitoring Cek {Subject} {nick}, {a} Indikator Dinilai",
            ],
            Leads =
            [
                "Monitoring dan evaluasi {subject} dilaksanakan di {unit} pada {day}. Tim memeriksa {a} butir indikator melalui wawancara, penelusuran dokumen, dan peninjauan lapangan.",
                "{unit} menerima tim monitoring {subject} pada {day} mulai pukul {time}. Peninjauan berujung pada {b} catatan yang harus ditindaklanjuti.",
            ],
            Details =
            [
                "Tim memulai pemeriksaan dari loket layanan, lalu bergeser ke ruang administrasi dan gudang. Dokumen yang diminta dapat ditunjukkan petugas pada saat itu juga.",
                "Catatan perbaikan antara lain menyangkut kelengkapan bukti dukung serta pembaruan papan informasi. Batas waktu tindak lanjut ditetapkan empat belas hari kerja.",
                "Selain menilai, tim memberi kesempatan kepada pegawai untuk menyampaikan kendala. Keterbatasan jumlah personel dan usia bangunan menjadi dua hal yang paling banyak dikemukakan.",
            ],
            Quotes =
            [
                "Kami terbuka terhadap setiap catatan. Lebih baik ditegur oleh tim sendiri daripada dikeluhkan masyarakat",
                "Evaluasi {subject} bukan mencari kesalahan, melainkan memastikan pekerjaan berjalan di rel yang benar",
            ],
        },
        new()
        {
            Key = "pelatihan-pegawai", Theme = DemoTheme.Institution, Audience = DemoAudience.All, Weight = 4,
            Category = "kegiatan", Tags = ["pengembangan-sdm", "humas-pemerintah"],
            Subjects = ["penulisan berita", "fotografi jurnalistik", "pengelolaan media sosial", "komunikasi krisis", "pelayanan prima", "keterbukaan informasi publik", "manajemen risiko", "pengelolaan arsip", "pengadaan barang dan jasa"],
            Partners = ["organisasi wartawan di {town}", "kampus komunikasi di {town}", "Komisi Informasi Jawa Tengah"],
            A = (14, 150), B = (2, 5),
            Titles =
            [
                "{a} Pegawai {nick} Ikuti Pelatihan {Subject}",
                "{unit} Latih {a} Pegawai tentang {Subject}",
                "Pelatihan {Subject} {nick} Berlangsung {b} Hari, Diikuti {a} Peserta",
                "Asah Kemampuan {Subject}, {nick} Kumpulkan {a} Peserta",
            ],
            Leads =
            [
                "Sebanyak {a} pegawai mengikuti pelatihan {subject} yang digelar {unit} pada {day}. Pelatihan berlangsung {b} hari dengan porsi praktik lebih banyak daripada teori.",
                "{unit} mengadakan pelatihan {subject} pada {day} mulai pukul {time}. Peserta berjumlah {a} orang dari berbagai bagian.",
            ],
            Details =
            [
                "Pemateri dari {partner} mengajak peserta membedah contoh nyata, baik yang berhasil maupun yang keliru. Setiap kelompok kemudian menyusun perbaikan dan mempresentasikannya.",
                "Hasil kerja peserta dinilai berdasarkan ketepatan isi, kejelasan bahasa, serta kecepatan. Tiga karya terbaik akan dijadikan bahan ajar internal.",
                "Peserta wajib menyusun rencana tindak lanjut yang dilaporkan kepada atasan masing-masing. Pendampingan jarak jauh disediakan selama satu bulan setelah pelatihan.",
            ],
            Quotes =
            [
                "Kemampuan {subject} sekarang menjadi kebutuhan dasar. Masyarakat menilai kita dari informasi yang sampai kepada mereka",
                "Ilmu yang didapat hari ini harus menetes kepada rekan di kantor. Satu orang belajar, satu bagian ikut maju",
            ],
        },
        new()
        {
            Key = "zona-integritas", Theme = DemoTheme.Institution, Audience = DemoAudience.All, Weight = 3,
            Category = "kegiatan", Tags = ["zona-integritas", "kami-pasti"],
            Subjects = ["pencanangan zona integritas", "penandatanganan pakta integritas", "penguatan budaya kerja", "sosialisasi antigratifikasi", "pengendalian gratifikasi", "janji kinerja", "deklarasi bersih pungutan", "survei persepsi antikorupsi"],
            Partners = ["Inspektorat", "Ombudsman perwakilan Jawa Tengah", "Kejaksaan Negeri {town}"],
            A = (20, 280), B = (6, 8),
            Titles =
            [
                "{a} Pegawai {nick} Ikuti {Subject}",
                "{unit} Gelar {Subject}, {a} Pegawai Hadir",
                "{Subject} di {nick} Tegaskan Komitmen {a} Pegawai",
                "Menuju Predikat Bersih, {nick} Laksanakan {Subject}",
            ],
            Leads =
            [
                "{unit} melaksanakan {subject} pada {day} dengan diikuti {a} pegawai. Kegiatan itu menjadi bagian dari pembangunan zona integritas yang tengah dipacu.",
                "Sebanyak {a} pegawai {unit} mengikuti {subject} pada {day} mulai pukul {time} di aula kantor.",
            ],
            Details =
            [
                "Dalam kegiatan tersebut dipaparkan enam area perubahan, dari manajemen perubahan hingga peningkatan mutu pelayanan. Setiap area memiliki penanggung jawab dan target bulanan.",
                "Perwakilan {partner} hadir sebagai saksi sekaligus memberi masukan. Mereka menyarankan agar bukti perbaikan tidak hanya berupa dokumen, tetapi terlihat di loket layanan.",
                "Papan larangan gratifikasi dipasang di pintu masuk, dan saluran aduan diperbarui. Masyarakat dapat melapor tanpa khawatir identitasnya terbuka.",
            ],
            Quotes =
            [
                "Predikat hanyalah akibat. Yang utama, warga dilayani dengan jujur tanpa biaya tambahan",
                "Tanda tangan di atas kertas tidak ada artinya jika perilaku kita tidak berubah. Mulailah dari hal yang paling kecil",
            ],
        },
        new()
        {
            Key = "upacara", Theme = DemoTheme.Institution, Audience = DemoAudience.All, Weight = 3,
            Category = "kegiatan", Tags = ["kami-pasti"],
            Subjects = ["Hari Pahlawan", "Hari Kesaktian Pancasila", "Hari Kebangkitan Nasional", "Hari Sumpah Pemuda", "Hari Bela Negara", "Hari Kartini", "Hari Lahir Pancasila", "Hari Kemerdekaan", "Hari Bhakti Pemasyarakatan"],
            Partners = [],
            A = (32, 410), B = (5, 30),
            Titles =
            [
                "Upacara {Subject} di {nick} Diikuti {a} Peserta",
                "{a} Peserta Ikuti Upacara {Subject} di {unit}",
                "{nick} Peringati {Subject}, {b} Pegawai Terima Penghargaan",
                "Khidmat, {nick} Laksanakan Upacara {Subject}",
            ],
            Leads =
            [
                "{unit} melaksanakan upacara dalam rangka {subject} pada {day}. Upacara diikuti {a} peserta dan berlangsung khidmat di lapangan kantor.",
                "Sebanyak {a} peserta mengikuti upacara {subject} yang diselenggarakan {unit} pada {day} pukul {time}.",
            ],
            Details =
            [
                "Pengibaran bendera dilakukan petugas muda yang telah berlatih sejak awal pekan. Pembacaan teks Pembukaan UUD 1945 dan doa berjalan lancar sesuai susunan acara.",
                "Seusai upacara, {b} pegawai menerima penghargaan atas masa bakti dan prestasi kerja. Mereka diharapkan menjadi teladan bagi pegawai yang lebih muda.",
                "Peserta mengenakan pakaian seragam sesuai ketentuan. Layanan kepada masyarakat dibuka kembali segera setelah upacara selesai.",
            ],
            Quotes =
            [
                "Memperingati {subject} berarti meneruskan semangatnya lewat pekerjaan sehari-hari. Disiplin dan jujur adalah bentuk perjuangan masa kini",
                "Para pendahulu telah memberi contoh pengorbanan. Tugas kita menjaga amanah itu dengan melayani sebaik-baiknya",
            ],
        },
        new()
        {
            Key = "studi-tiru", Theme = DemoTheme.Institution, Audience = DemoAudience.Field | DemoAudience.Regional, Weight = 2,
            Category = "kegiatan", Tags = ["inovasi", "pengembangan-sdm"],
            Subjects = ["layanan kunjungan", "pengelolaan dapur", "bengkel kerja", "pengelolaan media sosial", "arsip digital", "poliklinik", "sistem antrean", "kebun produktif"],
            Partners = [],
            A = (6, 42), B = (2, 6),
            Titles =
            [
                "{a} Pegawai Belajar {Subject} di {nick}",
                "{unit} Terima Studi Tiru {Subject} dari {a} Peserta",
                "Studi Tiru {Subject}, {nick} Bagikan Pengalaman kepada {a} Tamu",
            ],
            Leads =
            [
                "Sebanyak {a} pegawai dari unit lain melakukan studi tiru mengenai {subject} di {unit} pada {day}. Rombongan diterima di aula sebelum meninjau langsung ke lapangan.",
                "{unit} menerima kunjungan studi tiru tentang {subject} pada {day} mulai pukul {time}. Rombongan terdiri atas {a} orang.",
            ],
            Details =
            [
                "Tuan rumah memaparkan langkah yang ditempuh sejak awal, termasuk kegagalan yang pernah dialami. Cara itu dipilih agar unit lain tidak mengulangi kekeliruan serupa.",
                "Rombongan mengamati alur kerja selama {b} jam dan mencatat hal yang dapat diterapkan. Diskusi berlanjut mengenai kebutuhan anggaran serta pembagian tugas.",
                "Kedua belah pihak sepakat bertukar dokumen prosedur. Pertemuan daring akan diadakan sebulan kemudian untuk melihat perkembangan.",
            ],
            Quotes =
            [
                "Praktik baik tidak boleh disimpan sendiri. Kalau unit lain maju, masyarakat juga yang merasakan",
                "Kami pun belajar dari pertanyaan tamu. Ada hal yang selama ini kami anggap biasa, ternyata bisa diperbaiki",
            ],
        },
        new()
        {
            Key = "serah-terima", Theme = DemoTheme.Institution, Audience = DemoAudience.All, Weight = 1,
            Category = "berita", Tags = ["pengembangan-sdm"],
            Subjects = ["pejabat pengawas", "pejabat administrator", "pejabat fungsional", "kepala regu pengamanan", "bendahara", "pegawai purnatugas", "calon pegawai baru", "peserta magang"],
            Partners = [],
            A = (2, 38), B = (2, 6),
            Titles =
            [
                "{nick} Gelar Serah Terima dan Pengenalan {a} {Subject}",
                "{a} {Subject} {unit} Mengikuti Pisah Sambut",
                "Pisah Sambut {Subject} {nick} Berlangsung Hangat, {a} Orang Dilepas dan Diterima",
            ],
            Leads =
            [
                "{unit} menggelar acara pisah sambut {subject} pada {day}. Sebanyak {a} orang mengikuti acara yang berlangsung sederhana di aula itu.",
                "Pisah sambut {subject} diadakan {unit} pada {day} mulai pukul {time}. Acara diisi penyampaian kesan, penyerahan cendera mata, dan doa.",
            ],
            Details =
            [
                "Berita acara serah terima ditandatangani di hadapan para saksi. Daftar pekerjaan yang belum selesai turut diserahkan supaya layanan tidak terputus.",
                "Rekan kerja mengenang masa-masa sulit yang pernah dilalui bersama. Beberapa di antaranya membacakan pantun yang mengundang tawa.",
                "Mereka yang baru bergabung diberi waktu {b} pekan untuk mengenali lingkungan kerja. Pembimbing ditunjuk dari pegawai senior.",
            ],
            Quotes =
            [
                "Pergantian adalah hal biasa dalam organisasi. Yang tidak boleh berganti adalah semangat melayani",
                "Terima kasih atas pengabdian selama ini. Selamat bertugas di tempat yang baru, tetap jaga nama baik korps",
            ],
        },
        new()
        {
            Key = "amanat", Theme = DemoTheme.Speech, Kind = "speech", Audience = DemoAudience.All, Weight = 3,
            Category = "sambutan", Tags = ["kami-pasti", "pengembangan-sdm"],
            Subjects = ["apel pagi", "apel awal bulan", "pembukaan rapat kerja", "temu pegawai", "malam keakraban", "penutupan pelatihan", "pelepasan purnabakti", "apel siaga"],
            Partners = [],
            A = (25, 320), B = (3, 5),
            Titles =
            [
                "Amanat {Subject} {nick}: Layani dengan Hati",
                "Sambutan {Subject} di {unit} untuk {a} Pegawai",
                "Pesan kepada {a} Pegawai pada {Subject} {nick}",
                "{b} Pesan Penting pada {Subject} {nick}",
            ],
            Leads =
            [
                "Berikut naskah ringkas sambutan yang disampaikan pada {subject} {unit}, {day}, di hadapan {a} pegawai. Naskah disunting seperlunya oleh bagian humas.",
                "Amanat ini dibacakan dalam {subject} {unit} pada {day} pukul {time}. Hadir {a} pegawai dari seluruh bagian.",
            ],
            Details =
            [
                "Saudara-saudara sekalian, pekerjaan kita menyentuh langsung hidup orang banyak. Satu berkas yang terlambat berarti satu keluarga menunggu lebih lama. Karena itu, saya minta setiap meja menuntaskan tugasnya pada hari yang sama.",
                "Saya mengajak kita semua menjaga tiga hal: kejujuran, kerapian, dan kepedulian. Jujur dalam melaporkan, rapi dalam mencatat, dan peduli kepada rekan yang sedang kesulitan.",
                "Di tengah derasnya arus informasi, jangan mudah terpancing. Periksa dahulu, tanyakan kepada yang berwenang, lalu sampaikan dengan bahasa yang santun.",
                "Akhirnya, jagalah kesehatan dan luangkan waktu bagi keluarga. Pegawai yang tenang di rumah akan lebih sabar melayani di kantor.",
            ],
            Quotes =
            [
                "Bekerjalah seolah-olah yang sedang dilayani adalah orang tua kita sendiri. Dengan begitu, tidak akan ada yang kita biarkan menunggu tanpa kepastian",
                "Saya tidak meminta yang luar biasa. Saya meminta hal biasa dikerjakan dengan sungguh-sungguh, setiap hari, oleh semua orang",
            ],
        },
        new()
        {
            Key = "siaran-pers", Theme = DemoTheme.Institution, Kind = "pressRelease", Audience = DemoAudience.Central | DemoAudience.Regional, Weight = 5,
            Category = "siaran-pers", Tags = ["keterbukaan-informasi", "humas-pemerintah"],
            Subjects = ["layanan hukum", "pembinaan kemandirian", "penerimaan negara bukan pajak", "layanan kunjungan", "pengaduan masyarakat", "bantuan hukum", "pendidikan kesetaraan", "layanan kesehatan", "hak integrasi"],
            Partners = [],
            A = (120, 9800), B = (4, 38),
            Titles =
            [
                "Siaran Pers: Capaian {Subject} {nick} Tembus {a}",
                "{unit} Rilis Data {Subject}, Naik {b} Persen",
                "Capaian {Subject} {nick} Naik {b} Persen",
                "{a} Orang Terlayani, {nick} Paparkan Capaian {Subject}",
            ],
            Leads =
            [
                "{unit} merilis capaian {subject} pada {day}. Sampai periode ini tercatat {a} penerima layanan, atau naik {b} persen dibandingkan dengan periode yang sama tahun sebelumnya.",
                "Capaian {subject} dipaparkan {unit} dalam keterangan kepada media pada {day} mulai pukul {time}. Angkanya mencapai {a} orang dan menunjukkan kenaikan {b} persen.",
            ],
            Details =
            [
                "Data dihimpun dari laporan bulanan unit pelaksana teknis dan telah diverifikasi. Angka sementara dapat berubah setelah rekonsiliasi akhir tahun.",
                "Kenaikan dipengaruhi perluasan jam layanan serta penyederhanaan persyaratan. Di sisi lain, beberapa daerah masih menghadapi keterbatasan tenaga.",
                "Rincian per wilayah disediakan dalam format terbuka sehingga dapat diolah media maupun peneliti. Permintaan wawancara diajukan melalui bagian hubungan masyarakat.",
            ],
            Quotes =
            [
                "Angka ini kami sampaikan apa adanya, termasuk bagian yang belum tercapai. Publik berhak tahu perkembangan layanan yang dibiayai negara",
                "Capaian {subject} adalah hasil kerja petugas di lapangan. Tugas kami berikutnya memastikan mutunya merata",
            ],
        },
        new()
        {
            Key = "rapat-koordinasi", Theme = DemoTheme.Institution, Audience = DemoAudience.Central | DemoAudience.Regional, Weight = 4,
            Category = "berita", Tags = ["humas-pemerintah", "tiga-kunci-pemasyarakatan"],
            Subjects = ["kehumasan", "pengendalian kapasitas hunian", "program kerja tahunan", "pengamanan libur panjang", "data pemasyarakatan", "kesiapan logistik", "pengawasan internal", "reformasi birokrasi"],
            Partners = [],
            A = (35, 260), B = (2, 5),
            Titles =
            [
                "{nick} Gelar Rapat Koordinasi {Subject} bersama {a} Peserta",
                "{a} Peserta Bahas {Subject} dalam Rapat Koordinasi {unit}",
                "Rapat Koordinasi {Subject} {nick} Sepakati {b} Langkah",
                "Satukan Langkah, {nick} Koordinasikan {Subject}",
            ],
            Leads =
            [
                "{unit} menggelar rapat koordinasi {subject} pada {day} di {town}. Sebanyak {a} peserta dari berbagai unit hadir secara langsung maupun daring.",
                "Rapat koordinasi {subject} yang dihadiri {a} peserta berlangsung di {unit} pada {day} mulai pukul {time}.",
            ],
            Details =
            [
                "Pembahasan dibagi ke dalam {b} kelompok kerja. Setiap kelompok menyusun daftar masalah, penyebab, serta usulan penyelesaian yang dapat dikerjakan tanpa menunggu anggaran baru.",
                "Peserta dari unit pelaksana teknis memaparkan keadaan di lapangan. Perbedaan cara mencatat data mengemuka sebagai persoalan yang perlu segera disamakan.",
                "Rumusan akhir ditandatangani para ketua kelompok. Pelaksanaannya akan dipantau setiap bulan dan dilaporkan secara terbuka kepada seluruh peserta.",
            ],
            Quotes =
            [
                "Koordinasi {subject} hanya berguna bila berujung pada pembagian tugas. Siapa mengerjakan apa dan kapan selesai, itu yang harus jelas",
                "Kita satu rumah. Persoalan di satu unit adalah persoalan bersama, begitu pula keberhasilannya",
            ],
        },
    ];
}
