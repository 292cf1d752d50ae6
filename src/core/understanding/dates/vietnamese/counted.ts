/** Nouns after which a number or a fraction is no date: 3/10 máy, 2020 người. */
export const counted =
  'máy|giờ|tiếng|phút|người|cái|chiếc|đơn vị|thiết bị|kênh|trạm|điểm|tổ|đội|phần|lương|suất|công|số|ngày công|giàn|cuộc|thành viên|đoàn viên|cán bộ|chỉ tiêu|nhân viên|phòng|dịch vụ|lần|sự cố|sao|đồng|triệu|usd|vnd|thuê bao|cuộc gọi|user|người dùng'
